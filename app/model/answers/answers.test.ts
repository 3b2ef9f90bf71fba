import { describe, expect, test } from 'vitest';
import { ExampleMachine } from '../queries/example-machine.fixture.ts';
import { reapForecast, whatWouldReapFree } from './reap-forecast.ts';
import { whereIsObject } from './where-is.ts';
import { whyIsSlabKept } from './why-kept.ts';
import { whyIsTaskWaiting } from './why-waiting.ts';

function machine(tunables = {}, cpus = 2): ExampleMachine {
  const m = new ExampleMachine(cpus, tunables);
  m.create();
  return m;
}

function free(m: ExampleMachine, obj: number, cpu: number, thread = 't0'): void {
  m.do({ op: 'free', thread, cpu, obj: `o${obj}` });
}

describe('why a slab is not freed', () => {
  test('names who has its objects, and which magazines hold the others', () => {
    const m = machine();
    m.alloc(1);
    m.do({ op: 'alloc', thread: 't1', cpu: 0, cache: 'c1', flags: 'KM_SLEEP', as: 'x' });
    free(m, 1, 1);
    const answer = whyIsSlabKept(m.view, m.cache().partial.head);
    expect(answer.sentence).toBe(
      's1 stays because 1 object of it is with callers and 1 is idle in the magazine of CPU 1.',
    );
    expect(answer.steps.map(({ text }) => text)).toEqual([
      'taken by t1: s1.0',
      'in the magazine of CPU 1: s1.1',
      'To free it, the callers must give back 1 object, and the magazines theirs; what they free goes into the magazine of the CPU they run on first.',
    ]);
    expect(answer.highlight.objs).toHaveLength(2);
    expect(answer.highlight.cpus).toEqual([1]);
  });

  test('says which reap frees it when only one magazine holds it', () => {
    const m = machine();
    m.alloc(2);
    free(m, 1, 1);
    free(m, 2, 1);
    const { sentence, steps } = whyIsSlabKept(m.view, m.cache().partial.head);
    expect(sentence).toBe('s1 stays because 2 are idle in the magazine of CPU 1.');
    expect(steps.at(-1)?.text).toBe('Nobody uses it. A reap on CPU 1 would free it now.');
  });

  test('says that no single reap frees it when two magazines hold it', () => {
    const m = machine();
    m.alloc(2);
    free(m, 1, 0);
    free(m, 2, 1);
    const { steps } = whyIsSlabKept(m.view, m.cache().partial.head);
    expect(steps.at(-1)?.text).toMatch(/^Nobody uses it, but no single reap frees it/);
    expect(steps.at(-1)?.text).toMatch(/CPU 0 and CPU 1 hold objects of it/);
  });

  test('says that nothing keeps an empty one', () => {
    const m = machine();
    m.alloc(1);
    free(m, 1, 0);
    m.do({ op: 'tunable', name: 'spl_kmem_cache_expire', value: 3 });
    for (let n = 1; n <= 9; n++)
      m.do({ op: 'alloc', thread: 't0', cpu: 1, cache: 'c1', flags: 'KM_SLEEP', as: `b${n}` });
    for (let n = 1; n <= 4; n++) m.do({ op: 'free', thread: 't0', cpu: 1, obj: `b${n}` });
    const { tail } = m.cache().partial;
    const { sentence } = whyIsSlabKept(m.view, tail);
    expect(sentence).toMatch(m.view.slabRef.get(tail) === 0 ? /^s\d+ is empty/ : /^s\d+ stays because/);
  });
});

describe('where an object is', () => {
  test('tells the place in the magazine', () => {
    const m = machine();
    m.alloc(1);
    const obj = m.cache().magazines[0]?.objs.at(-1) ?? 0;
    expect(whereIsObject(m.view, obj, 10).sentence).toMatch(
      /^s1\.0 sits in the magazine of CPU 0, the next that an allocation there takes, since jiffy \d+ \(in this jiffy\)\.$/,
    );
  });

  test('tells who took it and how long ago, in the machine’s own time', () => {
    const m = machine();
    m.alloc(1);
    m.do({ op: 'tick', n: 7 });
    const obj = (m.cache().magazines[0]?.objs[0] ?? 0) + 1;
    const { sentence, highlight } = whereIsObject(m.view, obj, 10);
    expect(sentence).toMatch(
      /^s1\.1 is with a caller: t0 took it on CPU 0, since jiffy \d+ \(700 ms ago\)\.$/,
    );
    expect(highlight.objs).toEqual([obj]);
  });
});

describe('why a thread waits', () => {
  test('follows the chain to the worker inside a stalled vmalloc', () => {
    const m = machine();
    m.do({ op: 'memory', target: 'vmalloc', mode: 'stall' });
    m.alloc(1);
    const t0 = m.view.tasks.find(({ name }) => name === 't0')?.id ?? -1;
    const { sentence, steps } = whyIsTaskWaiting(m.view, t0);
    expect(steps.map(({ text }) => text)).toEqual([
      expect.stringMatching(
        /^t0 sleeps on skc_waitq of example for a new slab, until jiffy \d+ at most, which w0 makes$/,
      ),
      'w0 is inside __vmalloc(), which stalls: it goes on when vmalloc works again',
    ]);
    expect(sentence).toBe('t0 waits for w0; w0 waits for vmalloc, which stalls, in kv_alloc.');
  });

  test('names the reaper when growth has to wait for a reap', () => {
    const m = new ExampleMachine();
    m.create({ reclaim: { free: 0, sleep: 5 } });
    m.alloc(4);
    m.do({ op: 'reap', thread: 't1', cpu: 0, cache: 'c1', count: 0 });
    m.do({ op: 'alloc', thread: 't2', cpu: 1, cache: 'c1', flags: 'KM_SLEEP', as: 'x' });
    const t2 = m.view.tasks.find(({ name }) => name === 't2')?.id ?? -1;
    expect(whyIsTaskWaiting(m.view, t2).steps.map(({ text }) => text)).toEqual([
      't2 may not grow example while it is being reaped (KMC_BIT_REAPING): t1',
      expect.stringMatching(/^t1 waits asleep in a reclaim callback/),
    ]);
  });
});

describe('what a reap would free now', () => {
  test('says that other magazines are left alone, and what they keep', () => {
    const m = machine();
    m.alloc(2);
    free(m, 1, 0);
    free(m, 2, 1);
    const { sentence, steps } = whatWouldReapFree(m.view, m.cache(), 0);
    expect(sentence).toBe(
      'A reap on CPU 0 now: 1 object of its magazine goes back to its slab; no slab is freed.',
    );
    expect(steps.map(({ text }) => text)).toEqual([
      'The magazines of other CPUs are not flushed: they keep 1 object.',
      'Nobody uses s1, and yet it stays: its objects sit in magazines.',
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

/** Allocates and frees on all cpus, by a rule that is different for each seed. */
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
