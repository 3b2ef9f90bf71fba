import { expect, test } from 'vitest';
import { placeAfter } from './place-after.ts';

test.each([
  ['ArrowRight', 1, 2],
  ['ArrowDown', 4, 4],
  ['ArrowLeft', 1, 0],
  ['ArrowUp', 0, 0],
  ['Home', 3, 0],
  ['End', 3, 4],
  ['PageDown', 0, null],
  ['a', 0, null],
])('%s leads from place %i of five to %s', (key, at, to) => {
  expect(placeAfter(key, at, 5, { arrows: 'all' })).toBe(to);
});

test('only the arrows of the row move, and they wrap around if the row does', () => {
  const across = { arrows: 'across', wraps: true } as const;
  expect(placeAfter('ArrowRight', 4, 5, across)).toBe(0);
  expect(placeAfter('ArrowLeft', 0, 5, across)).toBe(4);
  expect(placeAfter('ArrowDown', 0, 5, across)).toBeNull();
  expect(placeAfter('ArrowLeft', 0, 5, { arrows: 'down' })).toBeNull();
});

test('pages stop at the ends', () => {
  const pages = { arrows: 'down', wraps: true, page: 3 } as const;
  expect(placeAfter('PageDown', 3, 5, pages)).toBe(4);
  expect(placeAfter('PageUp', 1, 5, pages)).toBe(0);
});

test('from between two things each arrow leads to its neighbour', () => {
  const down = { arrows: 'down', page: 2 } as const;
  expect(placeAfter('ArrowDown', 1.5, 5, down)).toBe(2);
  expect(placeAfter('ArrowUp', 1.5, 5, down)).toBe(1);
  expect(placeAfter('PageUp', 3.5, 5, down)).toBe(2);
  expect(placeAfter('ArrowDown', -1, 5, down)).toBe(0);
});

test('Home and End are left to a text field, and nothing moves in an empty row', () => {
  expect(placeAfter('Home', 3, 5, { arrows: 'down', leavesEnds: true })).toBeNull();
  expect(placeAfter('Home', 0, 0, { arrows: 'down' })).toBeNull();
});
