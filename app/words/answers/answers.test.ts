import { describe, expect, test } from 'vitest';
import { reapForecast } from '../../model/answers/reap-forecast.ts';
import { ExampleMachine } from '../../model/example-machine.fixture.ts';
import { sayWhatReapWouldFree } from './reap.ts';
import { sayWhereObjectIs } from './where-is.ts';
import { sayWhySlabIsKept } from './why-kept.ts';
import { sayWhyTaskWaits } from './why-waiting.ts';

function machine(tunables = {}, cpus = 2): ExampleMachine {
  const m = new ExampleMachine(cpus, tunables);
  m.create();
  return m;
}

function free(m: ExampleMachine, obj: number, cpu: number, thread = 't0'): void {
  m.do({ op: 'free', thread, cpu, obj: `o${obj}` });
}

describe('why a slab is not freed', () => {
  test('names the tasks and magazines that have its objects', () => {
    const m = machine();
    m.alloc(1);
    m.do({ op: 'alloc', thread: 't1', cpu: 0, cache: 'c1', flags: 'KM_SLEEP', as: 'x' });
    free(m, 1, 1);
    const answer = sayWhySlabIsKept(m.view, m.cache().partial.head);
    expect(answer.sentence).toBe(
      's1 stays because callers hold 1 of its objects and 1 more is in the magazine of CPU 1.',
    );
    expect(answer.steps.map(({ text }) => text)).toEqual([
      'In use by t1: s1.0',
      'In the magazine of CPU 1: s1.1',
      'Before it can be freed, callers must free 1 object and the magazines must be flushed. A freed object first goes into the magazine of the CPU that frees it.',
    ]);
    expect(answer.highlight.objs).toHaveLength(2);
    expect(answer.highlight.cpus).toEqual([1]);
  });

  test('says which reap frees it when only one magazine holds it', () => {
    const m = machine();
    m.alloc(2);
    free(m, 1, 1);
    free(m, 2, 1);
    const { sentence, steps } = sayWhySlabIsKept(m.view, m.cache().partial.head);
    expect(sentence).toBe('s1 stays because 2 of its objects are in the magazine of CPU 1.');
    expect(steps.at(-1)?.text).toBe('None of its objects is in use. A reap on CPU 1 would free it now.');
  });

  test('says that no single reap frees it when two magazines hold it', () => {
    const m = machine();
    m.alloc(2);
    free(m, 1, 0);
    free(m, 2, 1);
    const { steps } = sayWhySlabIsKept(m.view, m.cache().partial.head);
    expect(steps.at(-1)?.text).toMatch(/^None of its objects is in use, but no single reap frees it/);
    expect(steps.at(-1)?.text).toMatch(/CPU 0 and CPU 1 hold objects of it/);
  });

  test('describes an empty slab as about to be freed, or blocked', () => {
    const m = machine();
    m.alloc(1);
    free(m, 1, 0);
    m.do({ op: 'tunable', name: 'spl_kmem_cache_expire', value: 3 });
    for (let n = 1; n <= 9; n++)
      m.do({ op: 'alloc', thread: 't0', cpu: 1, cache: 'c1', flags: 'KM_SLEEP', as: `b${n}` });
    for (let n = 1; n <= 4; n++) m.do({ op: 'free', thread: 't0', cpu: 1, obj: `b${n}` });
    const { tail } = m.cache().partial;
    const { sentence } = sayWhySlabIsKept(m.view, tail);
    expect(sentence).toMatch(m.view.slabRef.get(tail) === 0 ? /^s\d+ is empty/ : /^s\d+ stays because/);
  });
});

describe('where an object is', () => {
  test('includes its place in the magazine', () => {
    const m = machine();
    m.alloc(1);
    const obj = m.cache().magazines[0]?.objs.at(-1) ?? 0;
    expect(sayWhereObjectIs(m.view, obj, 10).sentence).toMatch(
      /^s1\.0 is in the magazine of CPU 0, the next to be allocated there, since jiffy \d+ \(in this jiffy\)\.$/,
    );
  });

  test('includes the task that took it, and how long ago in machine time', () => {
    const m = machine();
    m.alloc(1);
    m.do({ op: 'tick', n: 7 });
    const obj = (m.cache().magazines[0]?.objs[0] ?? 0) + 1;
    const { sentence, highlight } = sayWhereObjectIs(m.view, obj, 10);
    expect(sentence).toMatch(/^s1\.1 is in use: t0 took it on CPU 0, since jiffy \d+ \(700 ms ago\)\.$/);
    expect(highlight.objs).toEqual([obj]);
  });
});

describe('why a thread waits', () => {
  test('follows the chain to the worker inside a stalled vmalloc', () => {
    const m = machine();
    m.do({ op: 'memory', target: 'vmalloc', mode: 'stall' });
    m.alloc(1);
    const t0 = m.view.tasks.find(({ name }) => name === 't0')?.id ?? -1;
    const { sentence, steps } = sayWhyTaskWaits(m.view, t0);
    expect(steps.map(({ text }) => text)).toEqual([
      expect.stringMatching(
        /^t0 sleeps on skc_waitq of example for a new slab, until jiffy \d+ at the latest; w0 is making it$/,
      ),
      'w0 is inside __vmalloc(), which is stalled, and continues when vmalloc works again',
    ]);
    expect(sentence).toBe('t0 waits for w0; w0 waits for vmalloc, which is stalled, in kv_alloc.');
  });

  test('names the reaper when growth has to wait for a reap', () => {
    const m = new ExampleMachine();
    m.create({ reclaim: { free: 0, sleep: 5 } });
    m.alloc(4);
    m.do({ op: 'reap', thread: 't1', cpu: 0, cache: 'c1', count: 0 });
    m.do({ op: 'alloc', thread: 't2', cpu: 1, cache: 'c1', flags: 'KM_SLEEP', as: 'x' });
    const t2 = m.view.tasks.find(({ name }) => name === 't2')?.id ?? -1;
    expect(sayWhyTaskWaits(m.view, t2).steps.map(({ text }) => text)).toEqual([
      't2 cannot grow example while it is being reaped by t1 (KMC_BIT_REAPING)',
      expect.stringMatching(/^t1 waits in a reclaim callback that sleeps/),
    ]);
  });
});

describe('what a reap would free now', () => {
  test('counts what other magazines keep', () => {
    const m = machine();
    m.alloc(2);
    free(m, 1, 0);
    free(m, 2, 1);
    const { sentence, steps } = sayWhatReapWouldFree(m.view, m.cache(), 0);
    expect(sentence).toBe(
      'A reap on CPU 0 now: its magazine returns 1 object to its slab; no slab is freed.',
    );
    expect(steps.map(({ text }) => text)).toEqual([
      'The magazines of other CPUs are not flushed: they keep 1 object.',
      's1 stays although none of its objects is in use: they are in magazines.',
    ]);
  });

  test.each([3, 1, 2])('is what a reap then frees, whatever happened before (expire %i)', (expire) => {
    for (let seed = 1; seed <= 25; seed++) {
      const m = machine({ spl_kmem_cache_expire: expire }, 3);
      stir(m, seed);
      const cpu = seed % 3;
      const { freed, flushed } = reapForecast(m.view, m.cache(), cpu);
      const names = freed.map((slab) => m.view.slabNumber.get(slab)).sort();
      const from = m.recording.length;
      m.do({ op: 'reap', thread: 'r', cpu, cache: 'c1', count: 0 });
      const events = Array.from({ length: m.recording.length - from }, (_, i) => m.recording.event(from + i));
      expect(events.flatMap((e) => (e.kind === 'objReturned' ? [e.obj] : []))).toEqual(flushed);
      const gone = events.flatMap((e) => (e.kind === 'slabDropped' ? [m.view.slabNumber.get(e.slab)] : []));
      expect(gone.sort()).toEqual(names);
    }
  });
});

/** Allocates and frees on all CPUs, by a rule that is different for each seed. */
function stir(m: ExampleMachine, seed: number): void {
  let state = seed * 7919;
  const next = (below: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % below;
  };
  const held: string[] = [];
  for (let i = 0; i < 90; i++) {
    const cpu = next(3);
    if (held.length === 0 || next(9) < (i < 45 ? 6 : 3)) {
      held.push(`h${i}`);
      m.do({ op: 'alloc', thread: 't0', cpu, cache: 'c1', flags: 'KM_SLEEP', as: `h${i}` });
    } else {
      const [obj] = held.splice(next(held.length), 1);
      if (obj !== undefined) m.do({ op: 'free', thread: 't0', cpu, obj });
    }
  }
}
