import { expect, test } from 'vitest';
import { zoomOf } from './css-zoom.ts';

function sized(offsetWidth: number, width: number): Parameters<typeof zoomOf>[0] {
  return { offsetWidth, getBoundingClientRect: () => ({ width }) };
}

test('an element whose width is a fraction of a pixel is not zoomed', () => {
  expect(zoomOf(sized(2006, 2005.984))).toBe(1);
  expect(zoomOf(sized(853, 853.33))).toBe(1);
});

test('an element of a magnified page is zoomed', () => {
  expect(zoomOf(sized(800, 1200))).toBe(1.5);
});

test('an element that is not shown is not zoomed', () => {
  expect(zoomOf(sized(0, 0))).toBe(1);
});
