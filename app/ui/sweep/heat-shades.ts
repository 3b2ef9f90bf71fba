import { METRICS, type Metric } from '../../model/outcome/outcome.ts';
import { isSkewed, shadesOf } from '../../model/sweep/scale.ts';
import type { Cell } from '../../model/sweep/summary.ts';

/** How the cells of a map are coloured. */
export interface Heat {
  /** The values with the palest and the strongest colour; null while there is no result. */
  readonly ends: readonly [pale: number, strong: number] | null;
  /** Whether equal colour steps are equal ratios, because most values are small compared to the largest. */
  readonly isLog: boolean;
  /** How strong the colour of a value is, 0 to 1: the better, the stronger. */
  readonly shadeOf: (value: number) => number;
}

/** The colours of a map: stronger for better values, or for larger ones if the metric is neutral. */
export function heatOf(cells: readonly Cell[], metric: Metric): Heat {
  const medians = cells.flatMap(({ median }) => (median === null ? [] : [median]));
  const [least, most] = [Math.min(...medians), Math.max(...medians)];
  const isLess = METRICS[metric].better === 'less';
  const shades = shadesOf(medians);
  return {
    ends: medians.length === 0 ? null : isLess ? [most, least] : [least, most],
    isLog: isSkewed(medians),
    shadeOf: isLess ? (value) => 1 - shades(value) : shades,
  };
}
