import { expect, test } from 'vitest';
import { ListPlaces } from './list-places.ts';

test('slabs keep their places; a slab that leaves makes a hole, which the next one fills', () => {
  const list = new ListPlaces();
  list.settle([1, 2, 3, 4]);
  expect(list.follow([1, 3, 4])).toEqual([1, -1, 3, 4]);
  expect(list.follow([4, 3, 1])).toEqual([1, -1, 3, 4]);
  expect(list.follow([5, 4, 3, 1])).toEqual([1, 5, 3, 4]);
  expect(list.follow([5, 4, 3, 1, 6])).toEqual([1, 5, 3, 4, 6]);
  expect(list.follow([5, 4, 1])).toEqual([1, 5, -1, 4]);
  expect(list.follow([5, 1])).toEqual([1, 5]);
});

test('a new slab gets the hole nearest to its place on the list', () => {
  const list = new ListPlaces();
  list.settle([1, 2, 3, 4, 5, 6]);
  list.follow([2, 3, 4, 6]);
  expect(list.follow([2, 3, 4, 7, 6])).toEqual([-1, 2, 3, 4, 7, 6]);
});

test('in a calm moment, the order follows the list, without holes', () => {
  const list = new ListPlaces();
  list.settle([1, 2, 3]);
  list.follow([3, 1]);
  expect(list.settle([3, 1])).toEqual([3, 1]);
});
