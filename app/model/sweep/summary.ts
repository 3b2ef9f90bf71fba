import { csvRow } from '../export/csv.ts';
import { METRIC_NAMES, METRICS, type Metric, metricOf, type Outcome } from '../outcome/outcome.ts';
import type { Axis, SweepRun } from './plan.ts';

/** The result of a run. */
export type RunResult =
  | { readonly ok: true; readonly outcome: Outcome }
  | { readonly ok: false; readonly reason: string };

/** The results of the runs with the same values and different seeds. */
export interface Cell {
  readonly values: readonly number[];
  readonly runs: readonly SweepRun[];
  /** Of the metric; null while there is no result yet. */
  readonly median: number | null;
  readonly least: number | null;
  readonly most: number | null;
  /** Why runs failed. */
  readonly failures: readonly string[];
}

/** A key for the values of a cell, the same for all metrics. */
export function keyOfCell({ values }: Cell): string {
  return values.join();
}

/** Groups results by the values of the axes, in the order of the plan. */
export function cellsOf(
  runs: readonly SweepRun[],
  results: ReadonlyMap<number, RunResult>,
  metric: Metric,
): Cell[] {
  const groups = new Map<string, SweepRun[]>();
  for (const run of runs) {
    const key = run.values.join();
    groups.set(key, [...(groups.get(key) ?? []), run]);
  }
  return [...groups.values()].map((group) => {
    const numbers: number[] = [];
    const failures: string[] = [];
    for (const { id } of group) {
      const result = results.get(id);
      if (result?.ok === true) numbers.push(metricOf(result.outcome, metric));
      else if (result !== undefined) failures.push(result.reason);
    }
    numbers.sort((a, b) => a - b);
    return {
      values: group[0]?.values ?? [],
      runs: group,
      median: numbers[Math.floor((numbers.length - 1) / 2)] ?? null,
      least: numbers[0] ?? null,
      most: numbers.at(-1) ?? null,
      failures,
    };
  });
}

/** All results as a table in CSV: a row for each run, a column for each axis and metric. */
export function sweepCsv(
  axes: readonly Axis[],
  runs: readonly SweepRun[],
  results: ReadonlyMap<number, RunResult>,
): string {
  const head = [...axes.map(({ what }) => what), 'seed', ...METRIC_NAMES, 'stopped', 'failure'];
  const rows = runs.flatMap((run) => {
    const result = results.get(run.id);
    if (result === undefined) return [];
    const tail = result.ok
      ? [...METRIC_NAMES.map((metric) => metricOf(result.outcome, metric)), result.outcome.isStopped, '']
      : [...METRIC_NAMES.map(() => ''), '', result.reason];
    return [csvRow([...run.values, run.seed, ...tail])];
  });
  return [csvRow(head), ...rows].join('');
}

/** All results as JSON: the axes, the metrics with their units, and each run's values, seed and result. */
export function sweepJson(
  axes: readonly Axis[],
  runs: readonly SweepRun[],
  results: ReadonlyMap<number, RunResult>,
): string {
  const list = runs.map(({ id, values, seed }) => ({ values, seed, result: results.get(id) ?? null }));
  return JSON.stringify({ axes, metrics: METRICS, runs: list }, null, 1);
}
