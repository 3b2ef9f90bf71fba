import { expect, test } from 'vitest';
import { program } from '../../../engine/index.ts';
import {
  addCall,
  addThread,
  MOST_CALLS,
  MOST_THREADS,
  moveCall,
  placeAfterMove,
  placeBeside,
  removeCall,
  removeThread,
} from './edit.ts';

const TWO = program({
  title: 'two',
  about: '',
  find: 'panic',
  threads: [
    { name: 'A', calls: [{ op: 'alloc' }, { op: 'free' }] },
    { name: 'C', calls: [{ op: 'reap' }] },
  ],
});

const opsOf = (made: typeof TWO): string[] =>
  made.threads.map(({ calls }) => calls.map(({ op }) => op).join(' '));

test('a new thread has a unique name and its own CPU', () => {
  const three = addThread(TWO);
  expect(three.threads.map(({ name, cpu }) => `${name}${cpu}`)).toEqual(['A0', 'C1', 'B2']);
  expect(three.machine.cpus).toBe(3);
});

test('threads and calls have limits', () => {
  let made = TWO;
  for (let i = 0; i < 10; i++) made = addThread(made);
  expect(made.threads).toHaveLength(MOST_THREADS);
  for (let i = 0; i < 20; i++) made = addCall(made, 0, { op: 'alloc' });
  expect(made.threads[0]?.calls).toHaveLength(MOST_CALLS);
});

test('a call moves within its thread and to another', () => {
  expect(opsOf(moveCall(TWO, { thread: 0, at: 1 }, { thread: 0, at: 0 }))).toEqual(['free alloc', 'reap']);
  expect(opsOf(moveCall(TWO, { thread: 0, at: 0 }, { thread: 1, at: 1 }))).toEqual(['free', 'reap alloc']);
});

test('a thread without calls is removed, except the last one', () => {
  expect(opsOf(moveCall(TWO, { thread: 1, at: 0 }, { thread: 0, at: 0 }))).toEqual(['reap alloc free']);
  const one = removeCall(TWO, { thread: 1, at: 0 });
  expect(opsOf(one)).toEqual(['alloc free']);
  expect(removeThread(one, 0)).toBe(one);
});

test('a second free of an object turns a program into misuse', () => {
  expect(addCall(TWO, 0, { op: 'freeAgain' }).misuse).toBe(true);
});

test('the arrow keys move a call within its thread and to the adjacent one, but no further', () => {
  expect(placeBeside(TWO, { thread: 0, at: 0 }, 'up')).toBeNull();
  expect(placeBeside(TWO, { thread: 0, at: 0 }, 'down')).toEqual({ thread: 0, at: 1 });
  expect(placeBeside(TWO, { thread: 0, at: 1 }, 'right')).toEqual({ thread: 1, at: 1 });
  expect(placeBeside(TWO, { thread: 1, at: 0 }, 'right')).toBeNull();
  expect(placeBeside(TWO, { thread: 0, at: 1 }, 'left')).toBeNull();
});

test('a thread that loses its last call is gone, and the threads after it move up', () => {
  const three = addThread(TWO);
  const from = { thread: 1, at: 0 };
  const to = placeBeside(three, from, 'right');
  if (to === null) throw new Error('no place');
  const made = moveCall(three, from, to);
  expect(opsOf(made)).toEqual(['alloc free', 'reap alloc']);
  expect(placeAfterMove(three, from, to)).toEqual({ thread: 1, at: 0 });
});
