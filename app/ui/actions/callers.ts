import { callerSpec } from '../../../engine/index.ts';
import { migrate, pauseCaller, startCaller, stopCaller } from '../../state/act/commands.ts';
import { focusedId } from '../../state/machine/cache-ids.ts';
import { isByHand } from '../../state/machine/threads.ts';
import { app, useSession } from '../../state/page.ts';
import { PATTERN_FORMS, PATTERN_KINDS } from '../callers/caller-patterns.ts';
import type { Action, Group } from './action.ts';

const group: Group = 'Callers';

/** Pauses or resumes a caller. */
export function pauseAction(name: string, isPaused: boolean): Action {
  return {
    id: 'callers.pause',
    title: `${isPaused ? 'Resume' : 'Pause'} ${name}`,
    detail: isPaused ? 'the caller continues' : 'the caller keeps its objects',
    group,
    run: () => void pauseCaller(app, name, !isPaused),
  };
}

/** Stops a caller. */
export function stopAction(name: string): Action {
  return {
    id: 'callers.stop',
    title: `Stop ${name}`,
    detail: 'the caller frees its objects and ends',
    group,
    run: () => void stopCaller(app, name),
  };
}

/** Actions on running callers, callers to add, and threads to migrate. */
export function callerActions(): readonly Action[] {
  const running = useSession
    .getState()
    .callers.flatMap(({ name, isPaused }) => [pauseAction(name, isPaused), stopAction(name)]);
  return [...running, ...migrations(), ...additions()];
}

/** Moves of threads that sleep inside a command to other CPUs. */
function migrations(): readonly Action[] {
  const { view, cpus } = useSession.getState();
  const sleepers = view.tasks.filter(
    ({ name, op, activity }) => op >= 0 && activity === 'blocked' && isByHand(name),
  );
  return sleepers.flatMap(({ name, cpu: at }) =>
    Array.from({ length: cpus }, (_, cpu) => cpu)
      .filter((cpu) => cpu !== at)
      .map((cpu) => ({
        id: 'callers.migrate',
        title: `Migrate ${name} to CPU ${cpu}`,
        group,
        run: () => void migrate(app, name, cpu),
      })),
  );
}

function additions(): readonly Action[] {
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
    return {
      id: 'callers.add',
      title: `Add a caller: ${words}`,
      detail: 'on the cache in focus',
      group,
      run: add,
    };
  });
}
