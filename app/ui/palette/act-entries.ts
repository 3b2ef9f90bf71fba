import { FAULT_TARGETS } from '../../../engine/index.ts';
import { destroyCache } from '../../state/act/cache-commands.ts';
import {
  allocate,
  failNext,
  free,
  freeEverything,
  migrate,
  pauseCaller,
  reap,
  reapAll,
  setMemory,
  shrink,
  stopCaller,
  tick,
} from '../../state/act/commands.ts';
import { doubleFree, foreignFree } from '../../state/act/mistakes.ts';
import { pressCurve, setPressure, squeeze, watchPressure } from '../../state/act/pressure.ts';
import { recreateCache } from '../../state/act/recreate.ts';
import { resetTunables, undoableChange, undoTunable } from '../../state/act/tunables.ts';
import { isByHand } from '../../state/machine/threads.ts';
import { app, useSession } from '../../state/page.ts';
import type { Entry } from './entry.ts';

const COUNTS = [1, 10, 100] as const;
const MODES = ['ok', 'fail', 'stall'] as const;
/** What a pass of the kernel's shrinker asks for. */
const SCAN = 128;
const group = 'Act';

/** All that can be done to the machine. */
export function actEntries(): readonly Entry[] {
  const { cpus, hz } = useSession.getState();
  const everyCpu = Array.from({ length: cpus }, (_, cpu) => cpu);
  return [
    ...everyCpu.flatMap((cpu) => [...onCpu(cpu)]),
    { title: 'Reap all caches', detail: 'spl_kmem_reap', group, run: () => void reapAll(app, 0) },
    { title: 'Shrinker count', group, run: () => void shrink(app, 0, 0) },
    { title: 'Shrinker scan', detail: `${SCAN} objects`, group, run: () => void shrink(app, 0, SCAN) },
    { title: 'Let a jiffy pass', group, run: () => void tick(app, 1) },
    { title: 'Let 0.1 s pass', group, run: () => void tick(app, Math.max(1, Math.round(hz / 10))) },
    { title: 'Let 15 s pass', group, run: () => void tick(app, 15 * hz) },
    ...memoryEntries(),
    ...callerEntries(),
    ...migrateEntries(everyCpu),
    ...anewEntries(),
    ...branchEntries(),
    {
      title: 'Destroy the cache in focus',
      detail: 'spl_kmem_cache_destroy',
      group,
      run: () => void destroyCache(app),
    },
    {
      title: 'Start again',
      detail: 'the machine from its beginning',
      group,
      run: () => void app.machine.startAgain(),
    },
  ];
}

function onCpu(cpu: number): readonly Entry[] {
  return [
    ...COUNTS.map((count) => ({
      title: `Allocate ${count} on CPU ${cpu}`,
      group,
      run: () => void allocate(app, cpu, count, 'KM_SLEEP'),
    })),
    ...COUNTS.map((count) => ({
      title: `Free ${count} on CPU ${cpu}`,
      group,
      run: () => void free(app, cpu, count),
    })),
    { title: `Free everything on CPU ${cpu}`, group, run: () => void freeEverything(app, cpu) },
    {
      title: `Double free on CPU ${cpu}`,
      detail: 'a caller’s mistake',
      group,
      run: () => void doubleFree(app, cpu),
    },
    {
      title: `Free of a foreign pointer on CPU ${cpu}`,
      detail: 'a caller’s mistake: an object goes into another cache',
      group,
      run: () => void foreignFree(app, cpu),
    },
    {
      title: `Reap the cache in focus on CPU ${cpu}`,
      detail: 'spl_kmem_cache_reap_now',
      group,
      run: () => void reap(app, cpu),
    },
  ];
}

function memoryEntries(): readonly Entry[] {
  const { memory } = useSession.getState().view;
  const modes = (['vmalloc', 'pages'] as const).flatMap((target) =>
    MODES.map((mode) => ({
      title: `${target}: ${mode}`,
      detail: 'memory allocators below the caches',
      group,
      run: () => void setMemory(app, target, mode),
    })),
  );
  const failures = FAULT_TARGETS.map((target) => ({
    title: `Fail the next 1 of ${target}`,
    detail: `or type: fail next 3 ${target}`,
    group,
    run: () => void failNext(app, target, 1),
  }));
  if (memory.frames === 0) return [...modes, ...failures];
  return [
    ...modes,
    ...failures,
    {
      title: 'Press the pressure curve',
      detail: 'memory pressure as it was drawn',
      group,
      run: () => void pressCurve(app),
    },
    {
      title: 'Watch the pressure again',
      detail: 'plays it from its beginning',
      group,
      run: () => void watchPressure(app),
    },
    {
      title: 'Squeeze memory',
      detail: 'memory pressure, up and down again',
      group,
      run: () => void squeeze(app),
    },
    { title: 'Let go of memory', detail: 'no memory pressure', group, run: () => void setPressure(app, 0) },
  ];
}

function callerEntries(): readonly Entry[] {
  return useSession.getState().callers.flatMap(({ name, isPaused }) => [
    {
      title: `${isPaused ? 'Let' : 'Halt'} caller ${name}${isPaused ? ' go on' : ''}`,
      group,
      run: () => void pauseCaller(app, name, !isPaused),
    },
    { title: `End caller ${name}`, group, run: () => void stopCaller(app, name) },
  ]);
}

/** Threads that sleep inside a command may go on on another cpu. */
function migrateEntries(cpus: readonly number[]): readonly Entry[] {
  const sleepers = useSession
    .getState()
    .view.tasks.filter(({ name, op, activity }) => op >= 0 && activity === 'blocked' && isByHand(name));
  return sleepers.flatMap(({ name, cpu: at }) =>
    cpus
      .filter((cpu) => cpu !== at)
      .map((cpu) => ({
        title: `Send ${name} to CPU ${cpu}`,
        group,
        run: () => void migrate(app, name, cpu),
      })),
  );
}

function anewEntries(): readonly Entry[] {
  const undoable = undoableChange(app);
  const undo =
    undoable === null
      ? []
      : [
          {
            title: `Undo ${undoable.name} = ${undoable.to}`,
            group: 'Tunables',
            run: () => void undoTunable(app),
          },
        ];
  return [
    {
      title: 'Recreate the cache in focus',
      detail: 'destroys and creates it, as a branch',
      group,
      run: () => void recreateCache(app),
    },
    ...undo,
    {
      title: 'Reset all tunables',
      detail: 'to their values at load',
      group: 'Tunables',
      run: () => void resetTunables(app),
    },
  ];
}

function branchEntries(): readonly Entry[] {
  const { branches, branch } = useSession.getState();
  return branches
    .filter(({ id }) => id !== branch)
    .map(({ id, label, from }) => ({
      title: `Go to branch: ${label}`,
      detail: `from event ${from.toLocaleString('en')}`,
      group: 'Time',
      run: () => void app.machine.goToBranch(id),
    }));
}
