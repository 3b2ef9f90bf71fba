import { callerSpec } from '../../../engine/index.ts';
import { ZFS_CACHES } from '../../formats/zfs-caches.ts';
import { createCache } from '../../state/act/cache-commands.ts';
import { type AllocFlags, allocate, startCaller } from '../../state/act/commands.ts';
import { focusedId } from '../../state/machine/cache-ids.ts';
import { app, useSession } from '../../state/page.ts';
import { PATTERN_FORMS, PATTERN_KINDS } from '../callers/caller-patterns.ts';
import type { Entry } from './entry.ts';

const RARE_FLAGS: readonly AllocFlags[] = ['KM_NOSLEEP', 'KM_PUSHPAGE'];

/** What can be brought into being: caches as ZFS has them, callers on the cache in focus, objects by other flags. */
export function makeEntries(): readonly Entry[] {
  return [...cacheEntries(), ...callerEntries(), ...flagEntries()];
}

function cacheEntries(): readonly Entry[] {
  return ZFS_CACHES.map(({ name, size, align, hasCallbacks, what }) => ({
    title: `Create cache ${name}`,
    detail: `${size} bytes: ${what}`,
    group: 'Caches',
    run: () =>
      void createCache(app, {
        name,
        size,
        align,
        flags: [],
        ctor: hasCallbacks,
        dtor: hasCallbacks,
        reclaim: 0,
      }),
  }));
}

function callerEntries(): readonly Entry[] {
  return PATTERN_KINDS.map((kind) => {
    const { words, figures, make } = PATTERN_FORMS[kind];
    const short = words.replace(/^an? /, '').replace(/,.*/, '');
    const add = (): void => {
      const cache = focusedId(app);
      if (cache === null) return;
      const taken = new Set(useSession.getState().callers.map(({ name }) => name));
      let number = taken.size + 1;
      while (taken.has(`${short} ${number}`)) number += 1;
      const pattern = make(Object.fromEntries(figures.map(({ key, preset }) => [key, preset])), null);
      void startCaller(app, callerSpec({ name: `${short} ${number}`, cache, pattern }));
    };
    return { title: `Add a caller: ${words}`, detail: 'on the cache in focus', group: 'Act', run: add };
  });
}

function flagEntries(): readonly Entry[] {
  const { cpus } = useSession.getState();
  return RARE_FLAGS.flatMap((flags) =>
    Array.from({ length: cpus }, (_, cpu) => ({
      title: `Allocate 1 on CPU ${cpu} with ${flags}`,
      group: 'Act',
      run: () => void allocate(app, cpu, 1, flags),
    })),
  );
}
