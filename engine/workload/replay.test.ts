import { describe, expect, test } from 'vitest';
import { callerSchema } from '../command/caller-schema.ts';
import { areReplayCalls, ReplayWriter } from '../command/replay-calls.ts';
import { hashOf } from '../event/hash.ts';
import { EventLog } from '../event/log.ts';
import { Run } from '../scenario/run.ts';
import { cacheSpec, callerSpec, scenario } from '../scenario/scenario.ts';
import { NS_PER_MS } from '../units.ts';

function runOf(calls: readonly string[], stop: number | null = null): { run: Run; log: EventLog } {
  const log = new EventLog();
  const spec = { name: 'trace', cache: 'c1', cpu: 0, threads: calls.length, stop } as const;
  const run = new Run(
    scenario({
      title: 'replay',
      about: '',
      end: 1000,
      caches: [cacheSpec({ id: 'c1', name: 'a', size: 1024 })],
      callers: [callerSpec({ ...spec, pattern: { kind: 'replay', calls } })],
    }),
    log,
  );
  return { run, log };
}

/** Objects that callers hold. */
function inUse(run: Run): number {
  return run.engine.owners.caches.get('c1')?.objects.size ?? -1;
}

describe('a replay', () => {
  test('makes each call on its CPU at its time, and keeps what is not freed', () => {
    const { run } = runOf(['1000000+1 1000000+2 3000000+3', '4000000-2']);
    const held: number[] = [];
    for (const ms of [0.9, 1.9, 2.9, 3.9, 4.9, 5.9, 20]) {
      run.advance(ms * NS_PER_MS, Number.POSITIVE_INFINITY);
      held.push(inUse(run));
    }
    expect(held).toEqual([0, 1, 2, 2, 1, 2, 2]);
    expect(run.refusals).toEqual([]);
  });

  test('an object whose free comes before its allocation is freed once it is allocated, on the CPU of the free', () => {
    const { run } = runOf(['2000000+1', '1000000-1']);
    run.advance(10 * NS_PER_MS, Number.POSITIVE_INFINITY);
    expect(inUse(run)).toBe(0);
    expect([...run.engine.callers.values()].flat().map(({ calls }) => calls)).toEqual([1, 1]);
  });

  test('does not wait for an object that is never allocated', () => {
    const { run } = runOf(['1000+1', '500-7 600-1']);
    run.advance(10 * NS_PER_MS, Number.POSITIVE_INFINITY);
    expect(inUse(run)).toBe(0);
    expect(
      run.engine.kernel.tasks.filter(({ name, state }) => name.startsWith('trace') && state !== 'idle'),
    ).toEqual([]);
  });

  test('frees what it holds when it is stopped', () => {
    const { run } = runOf(['0+1 0+2 9000000+3'], 5);
    run.advance(4 * NS_PER_MS, Number.POSITIVE_INFINITY);
    expect(inUse(run)).toBe(2);
    run.advance(20 * NS_PER_MS, Number.POSITIVE_INFINITY);
    expect(inUse(run)).toBe(0);
  });

  test('resumes after a pause with the same gaps between its calls', () => {
    const { run } = runOf(['1000000+1 2000000+2 1000000+3']);
    run.advance(2 * NS_PER_MS, Number.POSITIVE_INFINITY);
    run.send({ op: 'pauseCaller', name: 'trace' });
    run.advance(10 * NS_PER_MS, Number.POSITIVE_INFINITY);
    run.send({ op: 'resumeCaller', name: 'trace' });
    run.advance(10.5 * NS_PER_MS, Number.POSITIVE_INFINITY);
    expect(inUse(run)).toBe(2);
    run.advance(12 * NS_PER_MS, Number.POSITIVE_INFINITY);
    expect(inUse(run)).toBe(3);
  });

  test('emits the same events wherever the run pauses', () => {
    const calls = ['1000+1 10+2 500-1 90+3', '1200-2 7+4', '1300+5 1-4 1-5'];
    const [whole, parts] = [runOf(calls), runOf(calls)];
    whole.run.advance(NS_PER_MS, Number.POSITIVE_INFINITY);
    for (let at = 100; at <= NS_PER_MS; at += 7777) parts.run.advance(at, Number.POSITIVE_INFINITY);
    parts.run.advance(NS_PER_MS, Number.POSITIVE_INFINITY);
    expect(hashOf(parts.log.take())).toBe(hashOf(whole.log.take()));
  });
});

describe('calls as text', () => {
  test('are written with the gaps between them, which are never negative', () => {
    const writer = new ReplayWriter();
    for (const [at, object, isFree] of [
      [5, 1, false],
      [7.4, 2, false],
      [6, 1, true],
    ] as const)
      writer.add(at, object, isFree);
    expect(writer.text).toBe('5+1 2+2 0-1');
  });

  test.each(['', '0+1', '0+1 5-1', '0+2147483647'])('%j is well-formed', (text) => {
    expect(areReplayCalls(text)).toBe(true);
  });

  test.each(['x', '0+', '+1', '0+0', '0*1', '0+1,5-1', '0+1  5-1', '0+2147483648', '1e3+1', '-1+1'])(
    '%j is refused',
    (text) => {
      expect(areReplayCalls(text)).toBe(false);
    },
  );

  test('every thread must have calls', () => {
    const spec = callerSpec({ name: 'a', cache: 'c1', pattern: { kind: 'replay', calls: ['', ''] } });
    expect(callerSchema.safeParse(spec).success).toBe(false);
    expect(callerSchema.safeParse({ ...spec, threads: 2 }).success).toBe(true);
  });
});
