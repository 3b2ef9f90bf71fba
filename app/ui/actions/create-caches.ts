import { ZFS_CACHES } from '../../formats/zfs-caches.ts';
import { createCache } from '../../state/act/cache-commands.ts';
import { app, useSession } from '../../state/page.ts';
import { focusOn } from '../../state/session.ts';
import { plural } from '../../words/numbers.ts';
import type { Action, Group } from './action.ts';
import { CACHE } from './caches.ts';

const group: Group = 'Caches';

/** Caches to look at and to create. */
export function cacheActions(): readonly Action[] {
  const { view } = useSession.getState();
  const looks = view.caches
    .filter((cache) => cache !== null)
    .map(({ name, index }) => ({
      id: 'cache.focus',
      title: `Look at ${name}`,
      group,
      run: () => focusOn(app, index),
    }));
  const creations = ZFS_CACHES.map(({ name, size, align, hasCallbacks, what }) => ({
    id: 'cache.create',
    title: `Create cache ${name}`,
    detail: `${plural(size, 'byte')}: ${what}`,
    group,
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
  return [...looks, ...Object.values(CACHE), ...creations];
}
