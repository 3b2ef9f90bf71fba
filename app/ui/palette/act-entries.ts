import { destroyCache } from '../../state/cache-commands.ts';
import {
  allocate,
  free,
  reap,
  reapAll,
  setMemory,
  setPressure,
  shrink,
  squeeze,
  stopCaller,
  tick,
} from '../../state/commands.ts';
import { goToBranch, startAgain } from '../../state/machine.ts';
import { useSession } from '../../state/session.ts';
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
    { title: 'Reap all caches', detail: 'spl_kmem_reap', group, run: () => void reapAll(0) },
    { title: 'Shrinker count', group, run: () => void shrink(0, 0) },
    { title: 'Shrinker scan', detail: `${SCAN} objects`, group, run: () => void shrink(0, SCAN) },
    { title: 'Let a jiffy pass', group, run: () => void tick(1) },
    { title: 'Let 0.1 s pass', group, run: () => void tick(Math.max(1, Math.round(hz / 10))) },
    { title: 'Let 15 s pass', group, run: () => void tick(15 * hz) },
    ...memoryEntries(),
    ...callerEntries(),
    ...branchEntries(),
    {
      title: 'Destroy the cache in focus',
      detail: 'spl_kmem_cache_destroy',
      group,
      run: () => void destroyCache(),
    },
    { title: 'Start again', detail: 'the machine from its beginning', group, run: () => void startAgain() },
  ];
}

function onCpu(cpu: number): readonly Entry[] {
  return [
    ...COUNTS.map((count) => ({
      title: `Allocate ${count} on CPU ${cpu}`,
      group,
      run: () => void allocate(cpu, count, 'KM_SLEEP'),
    })),
    ...COUNTS.map((count) => ({
      title: `Free ${count} on CPU ${cpu}`,
      group,
      run: () => void free(cpu, count),
    })),
    {
      title: `Reap the cache in focus on CPU ${cpu}`,
      detail: 'spl_kmem_cache_reap_now',
      group,
      run: () => void reap(cpu),
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
      run: () => void setMemory(target, mode),
    })),
  );
  if (memory.frames === 0) return modes;
  return [
    ...modes,
    {
      title: 'Squeeze memory',
      detail: 'memory pressure, up and down again',
      group,
      run: () => void squeeze(),
    },
    { title: 'Let go of memory', detail: 'no memory pressure', group, run: () => void setPressure(0) },
  ];
}

function callerEntries(): readonly Entry[] {
  return useSession.getState().callers.map(({ name }) => ({
    title: `End caller ${name}`,
    group,
    run: () => void stopCaller(name),
  }));
}

function branchEntries(): readonly Entry[] {
  const { branches, branch } = useSession.getState();
  return branches
    .filter(({ id }) => id !== branch)
    .map(({ id, label, from }) => ({
      title: `Go to branch: ${label}`,
      detail: `from event ${from.toLocaleString('en')}`,
      group: 'Time',
      run: () => void goToBranch(id),
    }));
}
