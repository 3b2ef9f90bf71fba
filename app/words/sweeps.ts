import { TUNABLES } from '../../engine/index.ts';
import type { AxisName, RangeProblem, ValuesProblem } from '../model/sweep/plan.ts';
import type { PresetName } from '../model/sweep/presets.ts';
import { formatCount } from './numbers.ts';

/** The questions that ready-made sweeps answer. */
export const PRESET_WORDS: Readonly<Record<PresetName, string>> = {
  magazines: 'Which magazine_size suits how many CPUs?',
  slabObjects: 'obj_per_slab: fewer page allocations or less pinned memory?',
  expiry: 'expire 0, 1, 2, 3: how much stays in magazines?',
  slabLimit: 'slab_limit: up to what object size should the Linux slab take over?',
  deadlocks: 'Do more threads that grow slabs shorten a deadlock?',
};

const OTHER_AXES = {
  cpus: ['CPUs', ''],
  memory: ['memory', 'MiB'],
  threads: ['threads of each caller', ''],
  objectSize: ['object size of the first cache', 'bytes'],
} as const;

/** What a sweep or a comparison can vary, by name; `unit` is '' where there is none. */
export function axisWords(what: AxisName): { readonly name: string; readonly unit: string } {
  const tunable = TUNABLES.find(({ name }) => name === what);
  if (tunable !== undefined) return tunable;
  const [name, unit] = OTHER_AXES[what as keyof typeof OTHER_AXES];
  return { name, unit };
}

/** What is wrong with the values of an axis as they were typed. */
export function describeValuesProblem(problem: ValuesProblem): string {
  switch (problem.kind) {
    case 'empty':
      return 'enter at least one value';
    case 'too many':
      return `at most ${formatCount(problem.most)} values`;
    case 'not a range':
      return `“${problem.text}” is neither a whole number nor a range such as 1..8 or 2..256 x2`;
    case 'endless':
      return `“${problem.text}” never reaches its end`;
  }
}

/** Why an axis cannot take a value. */
export function describeRangeProblem({ what, value, min, max }: RangeProblem): string {
  return `${what} must be between ${formatCount(min)} and ${formatCount(max)}, not ${formatCount(value)}`;
}
