import { type Scenario, scenario, type TimedCommand } from '../scenario/scenario.ts';

const THREADS = 32;
/** Time limit of a step, in ms. */
const LIMIT = 5000;
/** Memory that the test is meant for, in bytes; steps that would take more than half of it are skipped. */
const MEMORY = 2 ** 30;

/** A step of the test: a size in bytes, and how many objects each thread takes. */
export const LOCK_STEPS: readonly { readonly size: number; readonly count: number }[] = [
  5, 8, 11, 14, 17, 20,
].flatMap((power) =>
  [1, 4, 16, 64, 256, 1024]
    .map((count) => ({ size: 2 ** power, count }))
    .filter(({ size, count }) => size * count * THREADS <= MEMORY / 2),
);

function steps(): TimedCommand[] {
  return LOCK_STEPS.flatMap(({ size, count }, i) => {
    const at = i * LIMIT;
    const cache = `c${i + 1}`;
    const shape = {
      name: `lock_${size}_${count}`,
      size,
      align: 0,
      flags: ['VMEM'],
      ctor: false,
      dtor: false,
    } as const;
    const spec = {
      name: `lock_${size}_${count}`,
      cache,
      cpu: null,
      threads: THREADS,
      flags: 'KM_SLEEP',
      start: at + 10,
      stop: null,
      pattern: { kind: 'loop', batch: count, think: 0, rounds: 1 },
    } as const;
    return [
      { at, command: { op: 'create', thread: 't0', cpu: 0, cache, ...shape } },
      { at: at + 10, command: { op: 'startCaller', spec } },
      { at: at + LIMIT - 10, command: { op: 'destroy', thread: 't0', cpu: 0, cache } },
    ];
  });
}

/** SPLAT kmem:slab_lock. */
export const slabLock: Scenario = scenario({
  title: 'slab_lock: 32 threads at one cache',
  about:
    'The upstream test slab_lock: 32 threads on 8 CPUs allocate from the same cache and free all again, with sizes from 32 bytes to 1 MiB and up to 1,024 objects each. Every step must be over within 5 s.',
  machine: { cpus: 8, hz: 100, slice: 10 },
  commands: steps(),
  end: LOCK_STEPS.length * LIMIT,
});
