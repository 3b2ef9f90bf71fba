import { expect, test } from 'vitest';
import { typedActions } from './typed-actions.ts';

const titles = (typed: string): string[] => typedActions(typed).map(({ title }) => title);

test('a whole number is an event or a time', () => {
  expect(titles('12')).toEqual(['Go to event 0', 'Go to 12 s']);
});

test('a number with a unit is a time', () => {
  expect(titles('12.3 s')).toEqual(['Go to 12.3 s']);
  expect(titles('go to 40ms')).toEqual(['Go to 40 ms']);
});

test('a name and a number set a parameter, by any part of its name', () => {
  expect(titles('slab_limit 8192')).toEqual(['Set spl_kmem_cache_slab_limit to 8,192']);
  expect(titles('spl_kmem_cache_expire = 1')).toEqual(['Set spl_kmem_cache_expire to 1']);
});

test('a parameter that is only read at load reloads the module', () => {
  expect(titles('kmem_threads 8')).toEqual(['Reload the module with spl_kmem_cache_kmem_threads = 8']);
});

test('failures are counted', () => {
  expect(titles('fail next 3 vmalloc')).toEqual(['Fail the next 3 of vmalloc']);
  expect(titles('fail next 3 of luck')).toEqual([]);
});

test('other words have no meaning here', () => {
  expect(titles('reap')).toEqual([]);
  expect(titles('')).toEqual([]);
});
