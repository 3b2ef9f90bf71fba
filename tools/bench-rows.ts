/** A figure that a benchmark printed. */
export interface Figure {
  readonly value: number;
  /** How far rounding may have moved the value from what was measured. */
  readonly rounding: number;
  /** Whether the figure is a rate, so that more is better. */
  readonly isRate: boolean;
}

/** A figure compared with the same one of another revision. */
export interface Comparison {
  readonly name: string;
  readonly here: number;
  readonly there: number;
  /** How many times as long it takes here: median, lowest and highest of the rounds. */
  readonly ratio: number;
  readonly least: number;
  readonly most: number;
  readonly isSlower: boolean;
}

/** A figure counts as slower when it takes more than this many times as long. */
const TOLERANCE = 1.1;

/** `name    12.3 unit (at most 18) ✓`: a row of the engine's benchmark. The name ends at two spaces. */
const ENGINE_ROW =
  /^(\S+(?: \S+)*) {2,}(\d[\d.]*) (ns\/pair|ns|µs|ms|s|MB|times the fastest|million calls\/s)( \(|$)/;

/** Columns of the benchmark of the page: what is measured, and what it does. The figures follow. */
const PAGE_COLUMNS = 20 + 26;
/** A figure in a row of the page. The worst single frame is random, so it is skipped. */
const PAGE_FIGURE =
  /(\d[\d.]*) (median|p95|ms p95|frames p95|MB after a walk|million\/s|ms|s|MB|kB gzip|paints|%)(?=[ ,]|$)/g;

/** The figures in the output of a benchmark of any revision since 0.2.0, by name. */
export function parseFigures(text: string): ReadonlyMap<string, Figure> {
  const figures = new Map<string, Figure>();
  for (const line of text.split('\n')) {
    const row = ENGINE_ROW.exec(line);
    if (row !== null) figures.set(nameOf(row[1] ?? ''), figureOf(row[2] ?? '', row[3] ?? ''));
    else for (const [name, figure] of pageFigures(line)) figures.set(name, figure);
  }
  return figures;
}

/** The name of a row in its present spelling: 0.2.0 wrote CPUs in lower case. */
function nameOf(printed: string): string {
  return printed.replace(/\bcpus\b/, 'CPUs');
}

function pageFigures(line: string): (readonly [string, Figure])[] {
  if (!/ [✓✗]/.test(line)) return [];
  const name = line.slice(0, PAGE_COLUMNS).trim().replace(/ {2,}/g, ' ');
  const figures = line.slice(PAGE_COLUMNS).replace(/\([^)]*\)/g, '');
  return [...figures.matchAll(PAGE_FIGURE)].map(([, value = '', unit = '']) => [
    `${name}, ${unit}`,
    figureOf(value, unit),
  ]);
}

function figureOf(value: string, unit: string): Figure {
  const digits = value.split('.')[1]?.length ?? 0;
  return { value: Number(value), rounding: 0.5 * 10 ** -digits, isRate: unit.endsWith('/s') };
}

/**
 * Compares the figures of two revisions that ran alternately, round by round. A difference that rounding explains does
 * not count.
 */
export function compareFigures(
  here: readonly ReadonlyMap<string, Figure>[],
  there: readonly ReadonlyMap<string, Figure>[],
): readonly Comparison[] {
  const names = [...(here[0]?.keys() ?? [])].filter((name) => there[0]?.has(name) === true);
  return names.flatMap((name) => {
    const rounds = here.flatMap((figures, round) => {
      const [ours, theirs] = [figures.get(name), there[round]?.get(name)];
      return ours === undefined || theirs === undefined ? [] : [{ ours, theirs }];
    });
    const ratios = rounds.map(({ ours, theirs }) => ratioOf(ours, theirs, 0));
    return {
      name,
      here: median(rounds.map(({ ours }) => ours.value)),
      there: median(rounds.map(({ theirs }) => theirs.value)),
      ratio: median(ratios),
      least: Math.min(...ratios),
      most: Math.max(...ratios),
      isSlower: median(rounds.map(({ ours, theirs }) => ratioOf(ours, theirs, 1))) > TOLERANCE,
    };
  });
}

/** How many times as long it takes here; if `rounded` is 1, the lower bound given the rounding. */
function ratioOf(here: Figure, there: Figure, rounded: 0 | 1): number {
  const [slow, fast] = here.isRate ? [there, here] : [here, there];
  const time = Math.max(0, slow.value - rounded * slow.rounding);
  const other = fast.value + rounded * fast.rounding;
  return time === other ? 1 : time / other;
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}
