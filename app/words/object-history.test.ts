import { describe, expect, test } from 'vitest';
import { objectHistory } from '../model/answers/object-history.ts';
import { ExampleMachine } from '../model/example-machine.fixture.ts';
import { historyWords } from './object-history.ts';

/** The history of an object, searched to the end, in words. */
function historyOf(m: ExampleMachine, obj: number): string[] {
  const search = objectHistory(m.recording, m.view, obj);
  let step = search.next();
  while (!step.done) step = search.next();
  return step.value.map((moment) => historyWords(m.recording, m.view, moment));
}

describe('the history of an object', () => {
  test('goes from the creation of its slab to the magazine, the caller and back', () => {
    const m = new ExampleMachine();
    m.create();
    m.alloc(1);
    const obj = m.cache().magazines[0]?.objs[0] ?? 0;
    expect(historyOf(m, obj)).toEqual([
      'created with its slab · w0, CPU 0',
      'slab → magazine of CPU 0 · t0, CPU 0',
    ]);
    m.do({ op: 'alloc', thread: 't1', cpu: 0, cache: 'c1', flags: 'KM_SLEEP', as: 'x' });
    m.do({ op: 'free', thread: 't2', cpu: 1, obj: 'x' });
    expect(historyOf(m, obj).slice(2)).toEqual([
      'magazine → in use · t1, CPU 0',
      'in use → magazine of CPU 1 · t2, CPU 1',
    ]);
  });

  test('is complete from any moment of the object’s life', () => {
    const m = new ExampleMachine();
    m.create();
    m.alloc(3);
    m.do({ op: 'free', thread: 't0', cpu: 0, obj: 'o2' });
    const obj = m.cache().magazines[0]?.objs.at(-1) ?? 0;
    const whole = historyOf(m, obj);
    m.recording.seek(m.view, m.recording.length - 3);
    expect(historyOf(m, obj)).toEqual(whole);
  });

  test('ends with the slab: a slot that is used again is another object', () => {
    const m = new ExampleMachine();
    m.create();
    m.alloc(1);
    const obj = m.cache().magazines[0]?.objs[0] ?? 0;
    m.do({ op: 'free', thread: 't0', cpu: 0, obj: 'o1' });
    m.do({ op: 'reap', thread: 't0', cpu: 0, cache: 'c1', count: 0 });
    const first = historyOf(m, obj);
    expect(first.at(-1)).toBe('memory freed · t0, CPU 0');
    m.alloc(1);
    expect(historyOf(m, obj)).toEqual([
      'created with its slab · w1, CPU 1',
      'slab → magazine of CPU 0 · t0, CPU 0',
    ]);
  });

  test('of an emergency object is that of its pages', () => {
    const m = new ExampleMachine();
    m.create();
    m.do({ op: 'memory', target: 'vmalloc', mode: 'stall' });
    m.alloc(1);
    m.do({ op: 'tick', n: 2 });
    const obj = m.cache().treeRoot;
    expect(obj).toBeGreaterThan(0);
    m.do({ op: 'free', thread: 't1', cpu: 0, obj: 'o1' });
    expect(historyOf(m, obj)).toEqual([
      'pages allocated · t0, CPU 0',
      'emergency tree → in use · t0, CPU 0',
      'in use → out of the tree · t1, CPU 0',
      'memory freed · t1, CPU 0',
    ]);
  });
});
