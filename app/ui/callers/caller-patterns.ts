import type { Lifetime, Pattern } from '../../../engine/index.ts';
import { formatCount } from '../../words/numbers.ts';

/** A number of a pattern, with its input in the form. */
export interface Figure {
  readonly key: string;
  readonly label: string;
  readonly min: number;
  readonly max: number;
  /** A default that shows something interesting. */
  readonly preset: number;
  readonly isWhole?: true;
}

/** The numbers of a pattern, by key. */
export type Figures = Readonly<Record<string, number>>;

interface PatternForm {
  /** What the pattern is called. */
  readonly words: string;
  readonly figures: readonly Figure[];
  /** The pattern with these numbers; the rest is taken from `old` if that is of the same kind. */
  readonly make: (of: Figures, old: Pattern | null) => Pattern;
}

const HOUR = 3_600_000;
const rate: Figure = { key: 'rate', label: 'objects per second', min: 0.001, max: 1e6, preset: 1000 };
const life: Figure = { key: 'life', label: 'lifetime (ms)', min: 0, max: HOUR, preset: 100 };
const size: Figure = { key: 'size', label: 'objects per batch', min: 1, max: 1e6, preset: 64, isWhole: true };
const ms = (key: string, label: string, preset: number, min = 0.001): Figure => ({
  key,
  label,
  min,
  max: HOUR,
  preset,
});
const figure = (of: Figures, key: string): number => of[key] ?? 0;

/** All patterns by kind, with the numbers to set. */
export const PATTERN_FORMS: Readonly<Record<Pattern['kind'], PatternForm>> = {
  steady: {
    words: 'a steady stream',
    figures: [rate, life],
    make: (of, old) => ({
      kind: 'steady',
      rate: figure(of, 'rate'),
      arrivals: arrivalsOf(old),
      lifetime: lifetimeOf(old, figure(of, 'life')),
    }),
  },
  ramp: {
    words: 'a growing stream',
    figures: [
      { ...rate, key: 'from', label: 'objects per second at first', preset: 100 },
      { ...rate, key: 'to', label: 'objects per second at the end', preset: 5000 },
      ms('over', 'over (ms)', 2000),
      life,
    ],
    make: (of, old) => ({
      kind: 'ramp',
      from: figure(of, 'from'),
      to: figure(of, 'to'),
      over: figure(of, 'over'),
      arrivals: arrivalsOf(old),
      lifetime: lifetimeOf(old, figure(of, 'life')),
    }),
  },
  burst: {
    words: 'bursts',
    figures: [size, ms('every', 'a burst every (ms)', 64), ms('hold', 'held for (ms)', 32, 0)],
    make: (of) => ({
      kind: 'burst',
      size: figure(of, 'size'),
      every: figure(of, 'every'),
      hold: figure(of, 'hold'),
    }),
  },
  sawtooth: {
    words: 'a sawtooth',
    figures: [size, ms('period', 'period (ms)', 64)],
    make: (of) => ({ kind: 'sawtooth', size: figure(of, 'size'), period: figure(of, 'period') }),
  },
  leak: {
    words: 'a leak',
    figures: [rate],
    make: (of) => ({ kind: 'leak', rate: figure(of, 'rate') }),
  },
  loop: {
    words: 'a tight loop',
    figures: [
      { ...size, key: 'batch' },
      { key: 'think', label: 'pause between (µs)', min: 0, max: 1e9, preset: 50 },
      { key: 'rounds', label: 'rounds (0 = unlimited)', min: 0, max: 1e9, preset: 0, isWhole: true },
    ],
    make: (of) => ({
      kind: 'loop',
      batch: figure(of, 'batch'),
      think: figure(of, 'think'),
      rounds: figure(of, 'rounds'),
    }),
  },
  pipe: {
    words: 'a pipe to another CPU, which frees',
    figures: [
      { key: 'to', label: 'freed on CPU', min: 0, max: 63, preset: 1, isWhole: true },
      { key: 'depth', label: 'most objects in the pipe', min: 1, max: 1e6, preset: 16, isWhole: true },
      { ...rate, min: 0, label: 'objects per second (0 = unlimited)' },
    ],
    make: (of) => ({
      kind: 'pipe',
      to: figure(of, 'to'),
      depth: figure(of, 'depth'),
      rate: figure(of, 'rate'),
    }),
  },
  replay: {
    words: 'the calls of a trace',
    figures: [],
    make: (_, old) => (old?.kind === 'replay' ? old : { kind: 'replay', calls: [''] }),
  },
};

/** The kinds of patterns in the order in which they are offered. A replay can only come from a trace. */
export const PATTERN_KINDS: readonly Pattern['kind'][] = Object.keys(PATTERN_FORMS)
  .map((kind) => kind as Pattern['kind'])
  .filter((kind) => kind !== 'replay');

/** The numbers of a pattern. */
export function figuresOf(pattern: Pattern): Figures {
  const own = Object.entries(pattern).filter(
    (entry): entry is [string, number] => typeof entry[1] === 'number',
  );
  const lifetime = 'lifetime' in pattern ? { life: msOf(pattern.lifetime) } : {};
  return { ...Object.fromEntries(own), ...lifetime };
}

/** What is wrong with a typed number; null if it is valid. */
export function figureProblem({ label, min, max, isWhole }: Figure, text: string): string | null {
  const value = Number(text);
  const isRight =
    text.trim() !== '' && value >= min && value <= max && (isWhole !== true || Number.isInteger(value));
  if (isRight) return null;
  return `${label}: must be ${isWhole === true ? 'a whole number' : 'a number'} from ${min} to ${formatCount(max)}`;
}

function arrivalsOf(old: Pattern | null): 'regular' | 'poisson' {
  return old !== null && 'arrivals' in old ? old.arrivals : 'poisson';
}

function lifetimeOf(old: Pattern | null, mean: number): Lifetime {
  const lifetime: Lifetime = old !== null && 'lifetime' in old ? old.lifetime : { kind: 'exponential', mean };
  switch (lifetime.kind) {
    case 'fixed':
      return { ...lifetime, ms: mean };
    case 'exponential':
      return { ...lifetime, mean };
    case 'logNormal':
      return { ...lifetime, median: mean };
    case 'forever':
      return mean === 0 ? lifetime : { kind: 'fixed', ms: mean };
  }
}

function msOf(lifetime: Lifetime): number {
  switch (lifetime.kind) {
    case 'fixed':
      return lifetime.ms;
    case 'exponential':
      return lifetime.mean;
    case 'logNormal':
      return lifetime.median;
    case 'forever':
      return 0;
  }
}
