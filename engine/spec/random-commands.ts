import fc from 'fast-check';
import type { Command, FreeCommand } from '../command/command.ts';

/** Commands that often make sense: two caches, few threads, objects named by small numbers. */
export function anyCommand(): fc.Arbitrary<Command> {
  const cpu = fc.constant(0).chain((zero) => fc.integer({ min: zero, max: 2 }));
  const on = { thread: fc.constantFrom('t0', 't1', 't2', 't3'), cpu };
  const cache = fc.constantFrom('c1', 'c2', 'c3');
  const obj = fc.integer({ min: 0, max: 30 }).map((n) => `o${n}`);
  const op = <T extends string>(name: T): { op: fc.Arbitrary<T> } => ({ op: fc.constant(name) });
  const target = fc.constantFrom('vmalloc' as const, 'pages' as const, 'kmalloc' as const, 'slab' as const);
  const backing = fc.constantFrom(
    ['VMEM'] as const,
    ['KMEM'] as const,
    ['SLAB'] as const,
    ['VMEM', 'OFFSLAB'] as const,
  );
  const callbacks = { ctor: fc.boolean(), dtor: fc.boolean(), reclaim: fc.constant({ free: 2, sleep: 1 }) };
  const shape = {
    name: fc.constant('x'),
    size: fc.constantFrom(64, 700, 5000),
    align: fc.constantFrom(0, 64),
  };
  const flags = fc.constantFrom('KM_SLEEP', 'KM_NOSLEEP', 'KM_PUSHPAGE');
  return fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({ ...op('create'), ...on, cache, ...shape, flags: backing, ...callbacks }),
    },
    { weight: 20, arbitrary: fc.record({ ...op('alloc'), ...on, cache, flags, as: obj }) },
    { weight: 14, arbitrary: fc.record({ ...op('free'), ...on, obj }) },
    { weight: 3, arbitrary: fc.record({ ...op('reap'), ...on, cache, count: fc.constant(1) }) },
    { weight: 2, arbitrary: fc.record({ ...op('shrink'), ...on, nr: fc.constantFrom(0, 64) }) },
    { weight: 1, arbitrary: fc.record({ ...op('kmem_reap'), ...on }) },
    { weight: 1, arbitrary: fc.record({ ...op('destroy'), ...on, cache }) },
    { weight: 5, arbitrary: fc.record({ ...op('tick'), n: fc.constantFrom(1, 2, 50) }) },
    { weight: 1, arbitrary: fc.record({ ...op('migrate'), ...on }) },
    { weight: 1, arbitrary: fc.record({ ...op('preempt'), thread: on.thread }) },
    { weight: 1, arbitrary: fc.record({ ...op('resume'), thread: on.thread }) },
    { weight: 3, arbitrary: fc.record({ ...op('memory'), target, mode: fc.constantFrom('ok', 'stall') }) },
    { weight: 1, arbitrary: fc.record({ ...op('memory'), target, failNext: fc.nat(2), skip: fc.nat(2) }) },
  );
}

/** A free of an object below slot `slots` into c1 or c2, whoever holds it and whosever it is. */
export function wrongFree(slots: number): fc.Arbitrary<FreeCommand> {
  return fc.record({
    op: fc.constant('free' as const),
    thread: fc.constantFrom('t0', 't1'),
    cpu: fc.nat(1),
    obj: fc.nat(slots).map((n) => `#${n}`),
    cache: fc.constantFrom('c1', 'c2'),
  });
}
