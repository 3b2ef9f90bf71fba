import { describe, expect, test } from 'vitest';
import { activityPhrase } from '../../words/tasks.ts';
import { waitersFor, waitQueue } from '../answers/waiters.ts';
import { ExampleMachine } from '../example-machine.fixture.ts';
import { innermost, objectName, taskName } from './names.ts';

/** What a thread or worker does, in words, and its innermost function. */
function state(m: ExampleMachine, name: string): unknown {
  const task = m.view.tasks.find((one) => one.name === name);
  return task === undefined ? undefined : [activityPhrase(m.view, task), innermost(task)];
}

describe('what tasks do', () => {
  test('a caller waits for the new slab until its timeout, the worker for vmalloc', () => {
    const m = new ExampleMachine();
    m.create();
    m.do({ op: 'memory', target: 'vmalloc', mode: 'stall' });
    m.do({ op: 'tick', n: 7 });
    m.alloc(1);
    expect(state(m, 't0')).toEqual([
      'waits for a new slab of example, until jiffy 8 at the latest',
      'spl_cache_grow',
    ]);
    expect(state(m, 'w0')).toEqual(['waits for vmalloc, which is stalled', 'kv_alloc']);
    expect(state(m, 'w1')).toEqual(['idle', null]);
    m.do({ op: 'tick', n: 1 });
    expect(state(m, 't0')).toEqual(['idle', null]);
  });

  test('a destroy waits on a queue that is never woken', () => {
    const m = new ExampleMachine();
    m.create();
    m.do({ op: 'memory', target: 'vmalloc', mode: 'stall' });
    m.alloc(1);
    m.do({ op: 'tick', n: 1 });
    m.do({ op: 'destroy', thread: 't1', cpu: 1, cache: 'c1' });
    expect(state(m, 't1')).toEqual([
      'waits for skc_ref of example to reach 0, on a queue that is never woken',
      'spl_kmem_cache_destroy',
    ]);
  });

  test('the wait queue of a cache holds tasks that wait for its slab and tasks that wait to destroy it', () => {
    const m = new ExampleMachine();
    m.create();
    m.do({ op: 'memory', target: 'vmalloc', mode: 'stall' });
    m.alloc(1);
    m.do({ op: 'destroy', thread: 't1', cpu: 1, cache: 'c1' });
    const { index } = m.cache();
    expect(waitersFor(m.view, 'growing', index).map(({ name }) => name)).toEqual(['t0']);
    expect(waitQueue(m.view, index).map(({ name }) => name)).toEqual(['t0', 't1']);
    expect(waitQueue(m.view, index + 1)).toEqual([]);
  });
});

describe('names', () => {
  test('of objects show what they are', () => {
    const m = new ExampleMachine();
    m.create();
    m.alloc(4);
    m.do({ op: 'memory', target: 'vmalloc', mode: 'stall' });
    m.do({ op: 'alloc', thread: 't1', cpu: 1, cache: 'c1', flags: 'KM_SLEEP', as: 'x' });
    m.do({ op: 'tick', n: 2 });
    m.create({ cache: 'c2', flags: ['SLAB'] });
    m.do({ op: 'alloc', thread: 't0', cpu: 0, cache: 'c2', flags: 'KM_SLEEP', as: 'linux' });
    const names = Array.from({ length: m.view.objEnd - 1 }, (_, i) => objectName(m.view, i + 1));
    expect(names.slice(0, 4)).toEqual(['s1.0', 's1.1', 's1.2', 's1.3']);
    expect(names.slice(4)).toEqual(['e1', 'l1']);
  });

  test('of unknown tasks are numbers', () => {
    expect(taskName(new ExampleMachine().view, 99)).toBe('task 99');
  });
});
