import { expect, test } from 'vitest';
import type { Action, Group } from '../actions/action.ts';
import { matching } from './matching.ts';

const action = (title: string, group: Group = 'Act', detail?: string): Action => ({
  id: title,
  title,
  group,
  ...(detail === undefined ? {} : { detail }),
  run: () => undefined,
});
const titles = (actions: readonly Action[]): string[] => actions.map(({ title }) => title);

const ALL = [
  action('Shrinker scan'),
  action('Reap the cache in focus'),
  action('Reap all caches'),
  action('Next mark', 'Time', 'a reap'),
  action('spl_kmem_cache_magazine_size', 'Tunables'),
];

test('nothing typed shows all actions in their order', () => {
  expect(titles(matching(ALL, '  '))).toEqual(titles(ALL));
});

test('titles that begin with a word come before those that only contain it', () => {
  expect(titles(matching(ALL, 'reap'))).toEqual(['Reap the cache in focus', 'Reap all caches', 'Next mark']);
});

test('all words must match, in any order', () => {
  expect(titles(matching(ALL, 'all reap'))).toEqual(['Reap all caches']);
  expect(matching(ALL, 'reap nonsense')).toEqual([]);
});

test('parts of reference names are words', () => {
  expect(titles(matching(ALL, 'magazine'))).toEqual(['spl_kmem_cache_magazine_size']);
});

test('signs that are special in regular expressions are matched literally', () => {
  expect(matching(ALL, '(.*')).toEqual([]);
});

test('a whole word is a better match than the beginning of another', () => {
  const cpus = [
    action('Allocate 10 on CPU 0'),
    action('Allocate 1 on CPU 1'),
    action('Allocate 10 on CPU 1'),
  ];
  expect(titles(matching(cpus, 'allocate 10 CPU 1'))[0]).toBe('Allocate 10 on CPU 1');
});
