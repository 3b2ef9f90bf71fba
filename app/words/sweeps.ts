import { NS_PER_MS, TUNABLES } from '../../engine/index.ts';
import type { Change, RangeProblem, ValuesProblem } from '../model/sweep/plan.ts';
import type { PresetName } from '../model/sweep/presets.ts';
import type { Runnable } from '../model/sweep/runnable.ts';
import type { Spacing } from '../model/sweep/scale.ts';
import type { AxisName } from '../model/sweep/vary.ts';
import { formatBytes, formatCount } from './numbers.ts';
import { formatDuration } from './times.ts';
import { FLAG_WORDS } from './tunables.ts';

/** The questions that ready-made sweeps answer. */
export const PRESET_WORDS: Readonly<Record<PresetName, string>> = {
  stranding: 'magazine_size: what do larger magazines save and what do they cost?',
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

const PREFIX = 'spl_kmem_cache_';

/** What a sweep or a comparison can vary, by name; `unit` is '' where there is none. */
function axisWords(what: AxisName): { readonly name: string; readonly unit: string } {
  const tunable = TUNABLES.find(({ name }) => name === what);
  if (tunable !== undefined) return tunable;
  const [name, unit] = OTHER_AXES[what as keyof typeof OTHER_AXES];
  return { name, unit };
}

/** An axis by its short name, with its unit: “magazine_size (objects)”; flags have no unit. */
export function axisTitle(what: AxisName, spacing: Spacing = 'linear'): string {
  const { name, unit } = axisWords(what);
  const parts = [
    ...(unit === '' || unit === 'flags' ? [] : [unit]),
    ...(spacing === 'log' ? ['log scale'] : []),
  ];
  return `${name.replace(PREFIX, '')}${parts.length === 0 ? '' : ` (${parts.join(', ')})`}`;
}

/** A value of an axis: flags by name, large sizes in a larger unit. */
export function axisValue(what: AxisName, value: number): string {
  const flags = Object.entries(FLAG_WORDS).find(([name]) => name === what)?.[1];
  if (flags !== undefined) return flags[value] ?? formatCount(value);
  const isBytes = axisWords(what).unit === 'bytes';
  return isBytes && value >= 1024 && value % 1024 === 0 ? formatBytes(value) : formatCount(value);
}

/** A change in short: “obj_per_slab = 16”. */
export function changeWords({ what, value }: Change): string {
  return `${axisWords(what).name.replace(PREFIX, '')} = ${axisValue(what, value)}`;
}

/** How a machine that never ends is run, or why it cannot be; empty if there is nothing to say. */
export function runnableWords(machine: Runnable): string {
  switch (machine.kind) {
    case 'follows an order':
      return 'The machine on the stage follows an order that a search found, so nothing in it can be changed. Choose another machine.';
    case 'nothing happens':
      return 'Nothing happens on the machine on the stage. Create a cache and allocate from it, or choose another machine.';
    case 'runs': {
      const { scenario, reapAtMs } = machine;
      return reapAtMs === null
        ? ''
        : `This machine does not end by itself: it runs for ${formatDuration(scenario.end * NS_PER_MS)}, with a reap of all caches at ${formatDuration(reapAtMs * NS_PER_MS)}.`;
    }
  }
}

/** What is wrong with the typed values of an axis. */
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
