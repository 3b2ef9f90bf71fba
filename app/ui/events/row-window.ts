/** Rows that can be scrolled at a time: all rows of a long recording would exceed the height that browsers allow. */
export const WINDOW_ROWS = 20_000;

/** Rows by which the window moves, and the distance from its end at which scrolling moves it. */
const STEP = 10_000;
const EDGE = 200;

/** The first row of a window that holds row `current`: unchanged if it already does. */
export function windowAt(base: number, current: number, count: number): number {
  const isInside = current < 0 || (current >= base && current < base + WINDOW_ROWS);
  const wanted = isInside ? base : current - WINDOW_ROWS / 2;
  return bounded(Math.floor(wanted / STEP) * STEP, count);
}

/** The first row of the window when row `top` is the highest visible one: near an end the window moves. */
export function windowScrolled(base: number, top: number, count: number): number {
  if (top < base + EDGE) return bounded(base - STEP, count);
  return top > base + WINDOW_ROWS - 2 * EDGE ? bounded(base + STEP, count) : base;
}

function bounded(base: number, count: number): number {
  const last = Math.ceil(Math.max(0, count - WINDOW_ROWS) / STEP) * STEP;
  return Math.max(0, Math.min(base, last));
}
