/** A figure of the page. */
export interface PageFigure {
  readonly value: number;
  /** Digits after the decimal point. */
  readonly digits: number;
  readonly unit: string;
  /** Its upper bound; null if it is only for information. */
  readonly most: number | null;
}

/** What was measured, and its figures. */
export interface Row {
  readonly what: string;
  readonly doing: string;
  readonly figures: readonly PageFigure[];
}

/** Widths of the first columns of a printed row: what is measured, and what it does. The figures follow. */
const COLUMNS = [20, 26] as const;

/** Makes a figure with an upper bound and a number of digits after the decimal point. */
export function figure(value: number, unit: string, most: number | null = null, digits = 0): PageFigure {
  return { value, digits, unit, most };
}

/** A row as text: each figure's median over several browsers, its spread, and whether it is within its bound. */
export function printed(rows: readonly Row[]): string {
  const [{ what, doing, figures } = { what: '', doing: '', figures: [] }] = rows;
  const texts = figures.map((one, i) =>
    textOf(
      rows.flatMap((row) => row.figures[i] ?? []),
      one,
    ),
  );
  return `${what.padEnd(COLUMNS[0])}${doing.padEnd(COLUMNS[1])}${texts.join(', ')} ${isGood(rows) ? '✓' : '✗'}`;
}

/** Whether the medians of a row's figures are within their bounds. */
export function isGood(rows: readonly Row[]): boolean {
  const [first] = rows;
  return (first?.figures ?? []).every(
    ({ most }, i) => most === null || median(rows.flatMap((row) => row.figures[i] ?? [])) <= most,
  );
}

/** The value that a share of the samples does not exceed. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

function textOf(figures: readonly PageFigure[], { digits, unit, most }: PageFigure): string {
  const values = figures.map(({ value }) => value);
  const [least, largest] = [Math.min(...values), Math.max(...values)];
  const spread = values.length > 1 ? `${least.toFixed(digits)}–${largest.toFixed(digits)}` : '';
  const bound = most === null ? '' : `at most ${most}`;
  const remarks = [spread, bound].filter((one) => one !== '').join(', ');
  return `${median(figures).toFixed(digits)} ${unit}${remarks === '' ? '' : ` (${remarks})`}`;
}

function median(figures: readonly PageFigure[]): number {
  return quantile(
    figures.map(({ value }) => value),
    0.5,
  );
}
