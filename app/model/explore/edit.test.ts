import { expect, test } from 'vitest';
import { program } from '../../../engine/index.ts';
import { addCall, addThread, MOST_CALLS, MOST_THREADS, moveCall, removeCall, removeThread } from './edit.ts';

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

test('a new thread has a name and a CPU of its own', () => {
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

test('a thread without calls goes, and the last one stays', () => {
  expect(opsOf(moveCall(TWO, { thread: 1, at: 0 }, { thread: 0, at: 0 }))).toEqual(['reap alloc free']);
  const one = removeCall(TWO, { thread: 1, at: 0 });
  expect(opsOf(one)).toEqual(['alloc free']);
  expect(removeThread(one, 0)).toBe(one);
});

test('a second free of an object makes a program one with misuse', () => {
  expect(addCall(TWO, 0, { op: 'freeAgain' }).misuse).toBe(true);
});
