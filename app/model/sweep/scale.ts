/** How the values of an axis are spaced: by name, evenly, or by their ratio. */
export type Spacing = 'categories' | 'linear' | 'log';

/** If the largest value is at least this many times the smallest, values are spaced by ratio. */
const LOG_FROM = 8;

/** How to space the values of an axis; `isFlags`: they are sets of flags. */
export function spacingOf(values: readonly number[], isFlags: boolean): Spacing {
  if (isFlags || values.length < 2) return 'categories';
  const positive = values.filter((value) => value > 0);
  return Math.max(...values) >= LOG_FROM * Math.min(...positive) ? 'log' : 'linear';
}

/** If the largest figure is at least this many times the median, most would share a few shades. */
const SKEWED_FROM = 8;

/** Whether most figures are so small compared to the largest that equal colour steps would not distinguish them. */
export function isSkewed(figures: readonly number[]): boolean {
  const sorted = figures.filter((figure) => figure > 0).sort((a, b) => a - b);
  const [least = 0, middle = 0, most = 0] = [sorted[0], sorted[(sorted.length - 1) >> 1], sorted.at(-1)];
  return sorted.length > 2 && (most >= SKEWED_FROM * middle || most >= SKEWED_FROM * SKEWED_FROM * least);
}

/** The place of a figure between the least and the greatest, 0 to 1; logarithmic for skewed figures. */
export function shadesOf(figures: readonly number[]): (figure: number) => number {
  const [least, most] = [Math.min(...figures), Math.max(...figures)];
  if (!(most > least)) return () => 0.5;
  if (!isSkewed(figures)) return (figure) => (figure - least) / (most - least);
  // Zero gets its own step below the smallest of the others.
  const first = Math.min(...figures.filter((figure) => figure > 0));
  const bottom = Math.log(least > 0 ? least : first / 2);
  const top = Math.log(most);
  return (figure) => (figure <= 0 ? 0 : (Math.log(figure) - bottom) / (top - bottom));
}
