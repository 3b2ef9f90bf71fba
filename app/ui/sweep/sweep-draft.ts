import { CATALOGUE, type Scenario } from '../../../engine/index.ts';
import { type Axis, MOST_RUNS, parseValues, suggestedValue, valueProblem } from '../../model/sweep/plan.ts';
import type { SweepPreset } from '../../model/sweep/presets.ts';
import { type AxisName, isFlags, presentValue } from '../../model/sweep/vary.ts';
import { formatCount } from '../../words/numbers.ts';
import { describeRangeProblem, describeValuesProblem } from '../../words/sweeps.ts';
import { HERE } from '../widgets/machine-select.tsx';

/** An axis as typed. */
export interface AxisText {
  readonly what: AxisName | '';
  readonly text: string;
}

/** A sweep as typed. */
export interface SweepDraft {
  /** The name of the machine. */
  readonly name: string;
  readonly first: AxisText;
  readonly second: AxisText;
  readonly seeds: number;
  /** Null for the end of the machine, or {@link MOST_END} if that is later. */
  readonly endMs: number | null;
}

/** The latest initial end, in ms; the user can type a later one. */
const MOST_END = 5000;

/** The initial draft: the machine on the stage. */
export const FIRST_DRAFT: SweepDraft = {
  name: HERE,
  first: { what: 'spl_kmem_cache_obj_per_slab', text: '2..64 x2' },
  second: { what: '', text: '1, 2, 4, 8' },
  seeds: 1,
  endMs: null,
};

/** A ready-made sweep as an editable draft. */
export function draftOf({ scenario, axes, seeds, endMs }: SweepPreset): SweepDraft {
  const [first, second] = axes.map(({ what, values }) => ({ what, text: values.join(', ') }));
  return {
    name: scenario in CATALOGUE ? scenario : HERE,
    first: first ?? FIRST_DRAFT.first,
    second: second ?? FIRST_DRAFT.second,
    seeds,
    endMs,
  };
}

/** When the runs of a draft end, in ms. */
export function endOf({ endMs }: SweepDraft, scenario: Scenario | null): number {
  return endMs ?? Math.min(scenario?.end ?? MOST_END, MOST_END);
}

/** Values worth trying for an axis that was just chosen. */
export function valuesFor(what: AxisName, scenario: Scenario | null): string {
  if (what === 'spl_kmem_cache_expire') return '0..3';
  if (isFlags(what)) return '0, 1';
  const present = scenario === null ? null : presentValue(scenario, what);
  const next = suggestedValue(what, present);
  const values = present === null ? [next] : [...new Set([present, next, suggestedValue(what, next)])];
  return values.sort((a, b) => a - b).join(', ');
}

/** The axes and the number of runs of a draft, or what is wrong with it. */
export function readDraft(
  draft: SweepDraft,
  endMs: number,
): { readonly axes: readonly Axis[]; readonly runs: number; readonly problem: string | null } {
  const parsed = [draft.first, draft.second].filter(({ what }) => what !== '').map(parseAxis);
  const axes = parsed.flatMap((axis) => (typeof axis === 'string' ? [] : [axis]));
  const runs = axes.reduce((product, { values }) => product * values.length, draft.seeds);
  const problem = parsed.find((axis) => typeof axis === 'string') ?? problemOf(runs, draft.seeds, endMs);
  return { axes, runs, problem };
}

/** What is wrong with the size of a sweep; null if it can run. */
function problemOf(runs: number, seeds: number, endMs: number): string | null {
  if (runs > MOST_RUNS)
    return `This is ${formatCount(runs)} runs, and the limit is ${MOST_RUNS}: use fewer values or seeds.`;
  return seeds >= 1 && seeds <= 20 && endMs > 0
    ? null
    : 'Seeds must be 1 to 20, and the end later than 0 ms.';
}

/** The axis that the text describes, or what is wrong with it. */
function parseAxis({ what, text }: AxisText): Axis | string {
  if (what === '') return 'Choose what to vary.';
  const parsed = parseValues(text);
  if ('problem' in parsed) return `${what}: ${describeValuesProblem(parsed.problem)}.`;
  const wrong = parsed.values.map((value) => valueProblem(what, value)).find((problem) => problem !== null);
  return wrong === undefined || wrong === null
    ? { what, values: parsed.values }
    : `${describeRangeProblem(wrong)}.`;
}
