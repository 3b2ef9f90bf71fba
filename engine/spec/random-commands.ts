import fc from 'fast-check';
import type { CallerSpec, Pattern } from '../command/caller-spec.ts';
import type { Command, FreeCommand } from '../command/command.ts';
import type { KmcFlag } from '../spl/flags.ts';
import { TUNABLE_NAMES } from '../spl/tunables.ts';
import { Random } from '../workload/random.ts';

type Maker = (random: Random) => Command;

const SIZES = [64, 700, 5000];
const BACKINGS: readonly (readonly KmcFlag[])[] = [['VMEM'], ['KMEM'], ['SLAB'], ['VMEM', 'OFFSLAB']];
const TARGETS = ['vmalloc', 'pages', 'kmalloc', 'slab'] as const;

/** The id of a cache, more often one that was created early. */
function cacheName(random: Random): string {
  return `c${random.integer(1, 3)}`;
}

function on(random: Random): { readonly thread: string; readonly cpu: number } {
  return { thread: `t${random.integer(0, 3)}`, cpu: random.integer(0, 3) & random.integer(0, 3) };
}

function oneOf<T>(random: Random, values: readonly T[], fallback: T): T {
  return values[random.integer(0, values.length - 1)] ?? fallback;
}

function flip(random: Random): boolean {
  return random.integer(0, 1) === 1;
}

const create: Maker = (random) => ({
  op: 'create',
  ...on(random),
  cache: cacheName(random),
  name: 'x',
  size: oneOf(random, SIZES, 64),
  align: flip(random) ? 64 : 0,
  flags: oneOf(random, BACKINGS, ['VMEM']),
  ctor: flip(random),
  dtor: flip(random),
  reclaim: { free: 2, sleep: 1 },
});

const alloc: Maker = (random) => ({
  op: 'alloc',
  ...on(random),
  cache: cacheName(random),
  flags: oneOf(random, ['KM_SLEEP', 'KM_NOSLEEP', 'KM_PUSHPAGE'], 'KM_SLEEP'),
  as: `o${random.integer(0, 30)}`,
});

const memoryMode: Maker = (random) => ({
  op: 'memory',
  target: oneOf(random, TARGETS, 'vmalloc'),
  mode: flip(random) ? 'ok' : 'stall',
});

const memoryCounts: Maker = (random) => ({
  op: 'memory',
  target: oneOf(random, TARGETS, 'vmalloc'),
  failNext: random.integer(0, 2),
  skip: random.integer(0, 2),
});

/** Makes allocations fail until a later command ends that. */
const refusal: Maker = (random) => ({
  op: 'memory',
  target: oneOf(random, TARGETS, 'vmalloc'),
  mode: 'fail',
});

const tick: Maker = (random) => ({ op: 'tick', n: oneOf(random, [1, 2, 50], 1) });

/** Commands that are often possible, with their weights. */
const COMMON: readonly (readonly [weight: number, make: Maker])[] = [
  [3, create],
  [20, alloc],
  [14, (random) => ({ op: 'free', ...on(random), obj: `o${random.integer(0, 30)}` })],
  [3, (random) => ({ op: 'reap', ...on(random), cache: cacheName(random), count: 1 })],
  [2, (random) => ({ op: 'shrink', ...on(random), nr: flip(random) ? 64 : 0 })],
  [1, (random) => ({ op: 'kmem_reap', ...on(random) })],
  [1, (random) => ({ op: 'destroy', ...on(random), cache: cacheName(random) })],
  [5, tick],
  [1, (random) => ({ op: 'migrate', ...on(random) })],
  [1, (random) => ({ op: 'preempt', thread: on(random).thread })],
  [1, (random) => ({ op: 'resume', thread: on(random).thread })],
  [3, memoryMode],
  [1, memoryCounts],
];

/** Commands that change more of the machine, for the fuzzer. */
const RARE: readonly (readonly [weight: number, make: Maker])[] = [
  [4, (random) => ({ op: 'freeAll', ...on(random), cache: cacheName(random) })],
  [1, (random) => ({ op: 'reload', ...on(random), tunables: {} })],
  [6, (random) => ({ op: 'tunable', ...anyTunable(random) })],
  [3, (random) => ({ op: 'shrink', ...on(random), nr: random.integer(0, 300), fstrans: flip(random) })],
  [4, createOddly],
];

/** Commands for live machines. */
const LIVE: readonly (readonly [weight: number, make: Maker])[] = [
  [9, (random) => ({ op: 'tick', n: random.integer(1, 3) })],
  [4, (random) => ({ op: 'startCaller', spec: anyCaller(random) })],
  [1, (random) => ({ op: 'stopCaller', name: `k${random.integer(0, 2)}` })],
  [1, (random) => ({ op: 'pauseCaller', name: `k${random.integer(0, 2)}` })],
  [1, (random) => ({ op: 'resumeCaller', name: `k${random.integer(0, 2)}` })],
  [2, (random) => ({ op: 'pressure', pages: random.integer(0, 4000) })],
];

const VALUES = {
  spl_kmem_cache_expire: 3,
  spl_kmem_cache_reclaim: 1,
  spl_kmem_cache_kmem_threads: 4,
} as const;

function anyTunable(random: Random): {
  readonly name: (typeof TUNABLE_NAMES)[number];
  readonly value: number;
} {
  const name = oneOf(random, TUNABLE_NAMES, 'spl_kmem_cache_expire');
  if (name in VALUES) return { name, value: random.integer(1, 3) };
  return { name, value: random.integer(1, 40) };
}

/** Creates an unusual cache: odd sizes and alignments, flags that leave the backing to the reference. */
function createOddly(random: Random): Command {
  const flags: readonly (readonly KmcFlag[])[] = [
    [],
    ['KMEM', 'OFFSLAB'],
    ['OFFSLAB'],
    ['NODEBUG'],
    ['SLAB'],
  ];
  return {
    op: 'create',
    ...on(random),
    cache: cacheName(random),
    name: 'odd',
    size: random.integer(0, 3) === 0 ? random.integer(1, 40_000) : random.integer(1, 4096),
    align: oneOf(random, [0, 8, 32, 512, 4096], 0),
    flags: oneOf(random, flags, []),
    ctor: flip(random),
    dtor: flip(random),
  };
}

function anyCaller(random: Random): CallerSpec {
  return {
    name: `k${random.integer(0, 2)}`,
    cache: cacheName(random),
    cpu: flip(random) ? null : 0,
    threads: random.integer(1, 2),
    flags: oneOf(random, ['KM_SLEEP', 'KM_NOSLEEP', 'KM_PUSHPAGE'], 'KM_SLEEP'),
    start: 0,
    stop: null,
    pattern: anyPattern(random),
  };
}

function anyPattern(random: Random): Pattern {
  const rate = random.integer(10, 500);
  const lifetime = { kind: 'exponential', mean: random.integer(1, 40) } as const;
  const patterns: readonly Pattern[] = [
    { kind: 'steady', rate, arrivals: 'poisson', lifetime },
    { kind: 'ramp', from: 10, to: rate, over: 100, arrivals: 'regular', lifetime },
    { kind: 'leak', rate: 50 },
    { kind: 'burst', size: random.integer(1, 40), every: 20, hold: 5 },
    { kind: 'sawtooth', size: random.integer(1, 40), period: 20 },
    { kind: 'loop', batch: random.integer(1, 20), think: 500, rounds: random.integer(1, 50) },
    { kind: 'pipe', to: 0, depth: 8, rate },
  ];
  return oneOf(random, patterns, { kind: 'leak', rate: 50 });
}

/** Lists each maker as many times as its weight. */
function weighted(rows: readonly (readonly [weight: number, make: Maker])[]): readonly Maker[] {
  return rows.flatMap(([weight, make]) => Array.from({ length: weight }, () => make));
}

const COMMON_TABLE = weighted(COMMON);
const WIDE_TABLE = weighted([...COMMON.map(([weight, make]) => [5 * weight, make] as const), ...RARE]);
const LIVE_TABLE = weighted([...COMMON.filter(([, make]) => make !== tick), ...RARE, ...LIVE]);

/** A command for any machine that is often possible: three caches, few threads, objects named by small numbers. */
function commonCommand(random: Random): Command {
  return oneOf(random, COMMON_TABLE, create)(random);
}

/** The kind of machine that a command is for. */
export interface MachineKind {
  /** Its CPUs run in parallel. */
  readonly isLive: boolean;
  /** Memory may be refused for good; an allocation that may not fail then never ends. */
  readonly refuses: boolean;
}

/** Like {@link commonCommand}, with a wider choice. */
export function wideCommand(random: Random, { isLive, refuses }: MachineKind): Command {
  if (refuses && random.integer(0, 19) === 0) return refusal(random);
  return oneOf(random, isLive ? LIVE_TABLE : WIDE_TABLE, create)(random);
}

/** Frees an object with a slot below `slots` into c1 or c2, whatever its cache and whether or not a caller holds it. */
export function wrongFreeFrom(random: Random, slots: number): FreeCommand {
  return {
    op: 'free',
    thread: `t${random.integer(0, 1)}`,
    cpu: random.integer(0, 1),
    obj: `#${random.integer(0, slots)}`,
    cache: `c${random.integer(1, 2)}`,
  };
}

/** {@link commonCommand} for properties. Lists of commands shrink, single commands do not. */
export function anyCommand(): fc.Arbitrary<Command> {
  return fromChance(commonCommand);
}

/** {@link wrongFreeFrom} for properties. */
export function wrongFree(slots: number): fc.Arbitrary<FreeCommand> {
  return fromChance((random) => wrongFreeFrom(random, slots));
}

function fromChance<T>(make: (random: Random) => T): fc.Arbitrary<T> {
  return fc.noShrink(fc.integer()).map((seed) => make(new Random(seed)));
}
