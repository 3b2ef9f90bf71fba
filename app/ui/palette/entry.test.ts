import { expect, test } from 'vitest';
import { type Entry, matching } from './entry.ts';

const entry = (title: string, group = 'Act', detail?: string): Entry => ({
  title,
  group,
  ...(detail === undefined ? {} : { detail }),
  run: () => undefined,
});
const titles = (entries: readonly Entry[]): string[] => entries.map(({ title }) => title);

const ALL = [
  entry('Shrinker scan'),
  entry('Reap the cache in focus'),
  entry('Reap all caches'),
  entry('Next mark', 'Time', 'a reap'),
  entry('spl_kmem_cache_magazine_size', 'Tunables'),
];

test('nothing typed shows all in their order', () => {
  expect(titles(matching(ALL, '  '))).toEqual(titles(ALL));
});

test('titles that begin with a word come before those that only hold it', () => {
  expect(titles(matching(ALL, 'reap'))).toEqual(['Reap the cache in focus', 'Reap all caches', 'Next mark']);
});

test('all words must be found, in any order', () => {
  expect(titles(matching(ALL, 'all reap'))).toEqual(['Reap all caches']);
  expect(matching(ALL, 'reap nonsense')).toEqual([]);
});

test('parts of reference names are words', () => {
  expect(titles(matching(ALL, 'magazine'))).toEqual(['spl_kmem_cache_magazine_size']);
});

test('signs that mean something to regular expressions are taken as they are', () => {
  expect(matching(ALL, '(.*')).toEqual([]);
});

test('a whole word is better than the beginning of another', () => {
  const cpus = [entry('Allocate 10 on CPU 0'), entry('Allocate 1 on CPU 1'), entry('Allocate 10 on CPU 1')];
  expect(titles(matching(cpus, 'allocate 10 cpu 1'))[0]).toBe('Allocate 10 on CPU 1');
});
