import {
  type AllocFlags,
  allocate,
  free,
  freeEverything,
  reap,
  reapAll,
  shrink,
  tick,
} from '../../state/act/commands.ts';
import { onDemand } from '../../state/on-demand.ts';
import { app, useSession } from '../../state/page.ts';
import type { Action, Group } from './action.ts';

const mistakes = onDemand('The mistakes', () => import('../../state/act/mistakes.ts'));

/** The offered numbers of objects of one allocation or free. */
export const COUNTS: readonly number[] = [1, 10, 100];

/** The offered flags of an allocation, the usual one first. */
export const FLAGS: readonly AllocFlags[] = ['KM_SLEEP', 'KM_NOSLEEP', 'KM_PUSHPAGE'];

/** Objects that the kernel asks the shrinker to scan in one pass. */
const SCAN = 128;

const group: Group = 'Act';

/** Allocates objects of the cache in focus. */
export function allocateAction(cpu: number, count: number, flags: AllocFlags): Action {
  const withFlags = flags === 'KM_SLEEP' ? '' : ` with ${flags}`;
  return {
    id: 'act.allocate',
    title: `Allocate ${count} on CPU ${cpu}${withFlags}`,
    detail: 'objects of the cache in focus',
    group,
    label: () => 'Allocate',
    run: () => void allocate(app, cpu, count, flags),
  };
}

/** Frees objects of the cache in focus. */
export function freeAction(cpu: number, count: number): Action {
  return {
    id: 'act.free',
    title: `Free ${count} on CPU ${cpu}`,
    detail: 'objects of the cache in focus',
    group,
    label: () => 'Free',
    run: () => void free(app, cpu, count),
  };
}

/** Reaps and shrinker calls on a CPU. */
export function reclaimActions(cpu: number): Record<'reap' | 'reapAll' | 'count' | 'scan', Action> {
  return {
    reap: {
      id: 'act.reap',
      title: `Reap the cache in focus on CPU ${cpu}`,
      detail: 'spl_kmem_cache_reap_now() on the cache in focus',
      group,
      label: () => 'Reap',
      run: () => void reap(app, cpu),
    },
    reapAll: {
      id: 'act.reapAll',
      title: 'Reap all caches',
      detail: 'spl_kmem_reap(): all caches',
      group,
      label: () => 'Reap all',
      run: () => void reapAll(app, cpu),
    },
    count: {
      id: 'act.shrinkerCount',
      title: 'Shrinker count',
      detail: 'asks the shrinker how many objects it could free',
      group,
      label: () => 'Count',
      run: () => void shrink(app, cpu, 0),
    },
    scan: {
      id: 'act.shrinkerScan',
      title: 'Shrinker scan',
      detail: `asks the shrinker to scan ${SCAN} objects`,
      group,
      label: () => 'Scan',
      run: () => void shrink(app, cpu, SCAN),
    },
  };
}

/** Rare actions, and a caller's mistakes, on a CPU. */
export function rareActions(cpu: number): readonly Action[] {
  return [
    {
      id: 'act.freeEverything',
      title: `Free everything on CPU ${cpu}`,
      detail: 'frees all objects of the cache that callers hold',
      group,
      label: () => 'Free everything',
      run: () => void freeEverything(app, cpu),
    },
    {
      id: 'act.doubleFree',
      title: `Double free on CPU ${cpu}`,
      detail: 'a bug in a caller: frees an object twice',
      group,
      label: () => 'Double free',
      run: () => void mistakes().then(({ doubleFree }) => doubleFree(app, cpu)),
    },
    {
      id: 'act.foreignFree',
      title: `Free into the wrong cache on CPU ${cpu}`,
      detail: 'a bug in a caller: frees an object into another cache',
      group,
      label: () => 'Free into the wrong cache',
      run: () => void mistakes().then(({ foreignFree }) => foreignFree(app, cpu)),
    },
  ];
}

/** Lets time pass. */
export function tickActions(hz: number): readonly Action[] {
  return (
    [
      ['1 jiffy', 1],
      ['0.1 s', Math.max(1, Math.round(hz / 10))],
      ['15 s', 15 * hz],
    ] as const
  ).map(([time, jiffies]) => ({
    id: 'act.tick',
    title: `Let ${time} pass`,
    group,
    label: () => `+ ${time}`,
    run: () => void tick(app, jiffies),
  }));
}

/** The palette's actions on the cache in focus and on time. */
export function actActions(): readonly Action[] {
  const { cpus, hz } = useSession.getState();
  const everyCpu = Array.from({ length: cpus }, (_, cpu) => cpu);
  const { reapAll: all, count, scan } = reclaimActions(0);
  return [
    ...everyCpu.flatMap((cpu) => [
      ...COUNTS.map((n) => allocateAction(cpu, n, 'KM_SLEEP')),
      ...COUNTS.map((n) => freeAction(cpu, n)),
      ...rareActions(cpu),
      reclaimActions(cpu).reap,
    ]),
    all,
    count,
    scan,
    ...tickActions(hz),
    {
      id: 'act.restart',
      title: 'Restart',
      detail: 'the machine from the beginning',
      group,
      run: () => void app.machine.startAgain(),
    },
    ...everyCpu.flatMap((cpu) => FLAGS.slice(1).map((flags) => allocateAction(cpu, 1, flags))),
  ];
}
