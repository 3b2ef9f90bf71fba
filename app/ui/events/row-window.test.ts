import { expect, test } from 'vitest';
import { WINDOW_ROWS, windowAt, windowScrolled } from './row-window.ts';

test('the window stays while it holds the current row, and otherwise moves to it', () => {
  expect(windowAt(0, WINDOW_ROWS - 1, 1e7)).toBe(0);
  for (const current of [WINDOW_ROWS, 123_456, 9_999_999]) {
    const base = windowAt(0, current, 1e7);
    expect(base).toBeLessThanOrEqual(current);
    expect(base + WINDOW_ROWS).toBeGreaterThan(current);
  }
  expect(windowAt(50_000, -1, 1e7)).toBe(50_000);
  expect(windowAt(50_000, 3, 10)).toBe(0);
});

test('scrolling reaches every row, one window after the other', () => {
  const count = 95_000;
  let base = 0;
  for (let top = 0; top < count; top += 100) {
    base = windowScrolled(base, top, count);
    expect(top).toBeGreaterThanOrEqual(base);
    expect(top).toBeLessThan(base + WINDOW_ROWS);
  }
  for (let top = count - 1; top >= 0; top -= 100) base = windowScrolled(base, top, count);
  expect(base).toBe(0);
});

test('a short list is one window', () => {
  expect(windowScrolled(0, 99, 100)).toBe(0);
});
