import { type Scenario, TUNABLE_NAMES, TUNABLES, type TunableName } from '../../../engine/index.ts';

/** What a sweep can vary: a module parameter, or a property of the machine or its callers. */
export type AxisName = TunableName | 'cpus' | 'memory' | 'threads' | 'objectSize';

/** What is varied, and its values. */
export interface Axis {
  readonly what: AxisName;
  readonly values: readonly number[];
}

/** A run of a sweep. */
export interface SweepRun {
  readonly id: number;
  /** Value of each axis. */
  readonly values: readonly number[];
  readonly seed: number;
  readonly scenario: Scenario;
}

/** The most runs of a sweep. */
export const MOST_RUNS = 512;

/** All that can be varied. */
export const AXES: readonly AxisName[] = [...TUNABLE_NAMES, 'cpus', 'memory', 'threads', 'objectSize'];

/** A scenario with one thing changed. */
export function vary(scenario: Scenario, what: AxisName, value: number): Scenario {
  if (isTunable(what)) return { ...scenario, tunables: { ...scenario.tunables, [what]: value } };
  switch (what) {
    case 'cpus':
      return withCpus(scenario, value);
    case 'memory':
      return { ...scenario, memory: { mib: value, reserved: value / 8 } };
    case 'threads':
      return { ...scenario, callers: scenario.callers.map((caller) => ({ ...caller, threads: value })) };
    case 'objectSize':
      return {
        ...scenario,
        caches: scenario.caches.map((cache, i) => (i === 0 ? { ...cache, size: value } : cache)),
      };
  }
}

/** All runs: each combination of values with each of `seeds` seeds, the scenario's own seed first. */
export function planSweep(scenario: Scenario, axes: readonly Axis[], seeds: number): SweepRun[] {
  const combinations = axes.reduce<number[][]>(
    (sofar, { values }) => sofar.flatMap((before) => values.map((value) => [...before, value])),
    [[]],
  );
  return Array.from({ length: seeds }, (_, n) => scenario.seed + n).flatMap((seed, n) =>
    combinations.map((values, i) => ({
      id: n * combinations.length + i,
      values,
      seed,
      scenario: values.reduce<Scenario>(
        (changed, value, at) => {
          const axis = axes[at];
          return axis === undefined ? changed : vary(changed, axis.what, value);
        },
        { ...scenario, seed },
      ),
    })),
  );
}

/** What is wrong with values as they were typed; `text` is the part that is wrong. */
export type ValuesProblem =
  | { readonly kind: 'empty' }
  | { readonly kind: 'too many'; readonly most: number }
  | { readonly kind: 'not a range' | 'endless'; readonly text: string };

/** A value outside of the range of its axis. */
export interface RangeProblem {
  readonly what: AxisName;
  readonly value: number;
  readonly min: number;
  readonly max: number;
}

type Values = { readonly values: readonly number[] } | { readonly problem: ValuesProblem };

/** The values in a text such as `2, 16, 256`, `1..8` or `2..256 x2`, or what is wrong with it. */
export function parseValues(text: string): Values {
  const values: number[] = [];
  for (const part of text.split(',').map((piece) => piece.trim())) {
    const more: Values = part === '' ? { values: [] } : parsePart(part);
    if ('problem' in more) return more;
    values.push(...more.values);
  }
  if (values.length === 0) return { problem: { kind: 'empty' } };
  if (values.length > MOST_RUNS) return { problem: { kind: 'too many', most: MOST_RUNS } };
  return { values: [...new Set(values)] };
}

function parsePart(part: string): Values {
  const range = /^(\d+)\s*\.\.\s*(\d+)(?:\s*(x|\+)\s*(\d+))?$/.exec(part);
  if (range === null) {
    if (/^\d+$/.test(part)) return { values: [Number(part)] };
    return { problem: { kind: 'not a range', text: part } };
  }
  const [, low, high, by, step] = range;
  const grow = Number(step ?? 1);
  if (grow < (by === 'x' ? 2 : 1)) return { problem: { kind: 'endless', text: part } };
  const values: number[] = [];
  for (let value = Number(low); value <= Number(high) && values.length <= MOST_RUNS; ) {
    values.push(value);
    value = by === 'x' ? Math.max(1, value * grow) : value + grow;
  }
  return { values };
}

/** Why a value is outside of the range of its axis; null when it is inside. */
export function valueProblem(what: AxisName, value: number): RangeProblem | null {
  const tunable = TUNABLES.find(({ name }) => name === what);
  const [min, max] = tunable === undefined ? LIMITS[what as keyof typeof LIMITS] : [tunable.min, tunable.max];
  return value >= min && value <= max ? null : { what, value, min, max };
}

const LIMITS = { cpus: [1, 64], memory: [1, 4096], threads: [1, 64], objectSize: [1, 16 << 20] } as const;

function isTunable(what: AxisName): what is TunableName {
  return TUNABLE_NAMES.some((name) => name === what);
}

/** Moves callers and commands of CPUs that are gone to the CPUs that are left, and drops the magazines of those that are gone. */
function withCpus(scenario: Scenario, cpus: number): Scenario {
  return {
    ...scenario,
    machine: { ...scenario.machine, cpus },
    callers: scenario.callers.map((caller) => ({
      ...caller,
      cpu: caller.cpu === null ? null : caller.cpu % cpus,
      threads: caller.threads === scenario.machine.cpus ? cpus : caller.threads,
    })),
    found: scenario.found.map((cache) => ({ ...cache, magazines: cache.magazines.slice(0, cpus) })),
    commands: scenario.commands.map(({ at, command }) => ({
      at,
      command: 'cpu' in command ? { ...command, cpu: command.cpu % cpus } : command,
    })),
  };
}
