import {
  type Call,
  type CallName,
  type Found,
  PREDICATE_NAMES,
  type PredicateName,
  type Program,
} from '../../engine/index.ts';
import type { Actor } from '../model/explore/lanes.ts';
import type { BoundRow } from '../model/explore/report.ts';
import { formatBytes, formatCount, formatShare, plural } from './numbers.ts';

/** A title, and what it means. */
export interface FindWords {
  readonly title: string;
  readonly detail: string;
}

const FINDS: Readonly<Record<PredicateName, FindWords>> = {
  'use-after-free': {
    title: 'Freed memory is used',
    detail: 'Code runs on a cache that destroy has freed.',
  },
  stuck: { title: 'A thread waits for ever', detail: 'It sleeps, and nothing is left that could wake it.' },
  panic: { title: 'A check fails', detail: 'An ASSERT or a VERIFY of the reference is false.' },
  'nosleep-fails-after-growth': {
    title: 'KM_NOSLEEP fails though the growth worked',
    detail: 'The call waits for a new slab, the slab arrives, and the call returns NULL.',
  },
  'nosleep-fails-with-objects': {
    title: 'KM_NOSLEEP fails with objects in the magazine',
    detail: 'The call returns NULL although the magazine of its CPU has objects.',
  },
  'deadlocked-young-growth': {
    title: 'DEADLOCKED by a young growth',
    detail: 'The mark is set although the growth under way has not taken a tenth of a second.',
  },
  'deadlocked-without-growth': {
    title: 'DEADLOCKED without a growth',
    detail: 'The mark is set although no growth is under way.',
  },
  'deadlocked-with-emergency': {
    title: 'DEADLOCKED, and an emergency object is in use',
    detail: 'A growth has taken so long that callers get emergency objects.',
  },
  'ref-unprotected-reap': {
    title: 'A cache is freed during a reap',
    detail: 'The reap has begun, but has not raised skc_ref yet.',
  },
  'double-owner': { title: 'Two callers hold one object', detail: 'An object in use is handed out again.' },
  'foreign-magazine': {
    title: 'A CPU uses the magazine of another',
    detail: 'Only the CPU that owns a magazine may touch it, with interrupts off.',
  },
  'lost-object': {
    title: 'An object is lost',
    detail: 'It is in no slab, no magazine, and no caller has it.',
  },
  'counters-wrong': {
    title: 'A counter is wrong',
    detail: 'A counter of the cache differs from what its lists and magazines hold.',
  },
  'slab-freed-with-parked-object': {
    title: 'A slab is freed too early',
    detail: 'A magazine or a caller still has one of its objects.',
  },
  'slab-freed-unused': {
    title: 'A new slab is freed before use',
    detail: 'A reap takes the slab that a caller is waiting for.',
  },
  'two-growths': { title: 'Two growths at once', detail: 'KMC_BIT_GROWING lets only one of a cache begin.' },
  'two-reaps': { title: 'Two reaps at once', detail: 'KMC_BIT_REAPING lets only one of a cache begin.' },
  'other-cpu-after-growth': {
    title: 'Another CPU after a growth',
    detail: 'A caller waits for a growth on one CPU and returns on another.',
  },
  'emergency-while-partial': {
    title: 'An emergency object though a slab has room',
    detail: 'A slab arrives between the look at the list and the emergency object.',
  },
  'growth-while-partial': {
    title: 'A growth though a slab has room',
    detail: 'A slab arrives between the look at the list and the request for a new one.',
  },
};

/** What breaks the allocator, and what only surprises. */
export const FIND_GROUPS: readonly { readonly title: string; readonly names: readonly PredicateName[] }[] = [
  {
    title: 'Something breaks',
    names: [
      'use-after-free',
      'panic',
      'stuck',
      'ref-unprotected-reap',
      'double-owner',
      'lost-object',
      'counters-wrong',
      'foreign-magazine',
      'slab-freed-with-parked-object',
      'two-growths',
      'two-reaps',
    ],
  },
  {
    title: 'Something surprises',
    names: [
      'nosleep-fails-after-growth',
      'nosleep-fails-with-objects',
      'deadlocked-young-growth',
      'deadlocked-without-growth',
      'deadlocked-with-emergency',
      'slab-freed-unused',
      'emergency-while-partial',
      'growth-while-partial',
      'other-cpu-after-growth',
    ],
  },
];

/** What is looked for, in words. */
export function findWords(find: Program['find']): FindWords {
  if (typeof find === 'string') return FINDS[find];
  if ('stuck' in find && find.stuck !== 'any')
    return {
      title: `${capital(find.stuck)} waits for ever`,
      detail: `A thread sleeps inside ${find.stuck}, and nothing is left that could wake it.`,
    };
  if ('any' in find)
    return {
      title: 'Anything that must never happen',
      detail: 'A check that fails, an object lost or with two holders, a wrong counter, two growths …',
    };
  return { title: 'What the program asks for', detail: 'A condition that its file describes.' };
}

/** Whether a name is that of something to look for. */
export function isFindName(name: string): name is PredicateName {
  return PREDICATE_NAMES.some((one) => one === name);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const CALLS: Readonly<Record<Exclude<CallName, 'alloc' | 'tunable'>, string>> = {
  free: 'free',
  freeAgain: 'free it again',
  reap: 'reap',
  kmem_reap: 'reap all caches',
  destroy: 'destroy',
};

/** A call in a few words. */
export function callWords(call: Call): string {
  if (call.op === 'alloc') return call.flags === undefined ? 'alloc' : `alloc ${call.flags}`;
  if (call.op === 'tunable') return `${call.name.replace('spl_kmem_cache_', '')} = ${call.value}`;
  return CALLS[call.op];
}

/** What is added by hand, with what it does. */
export const NEW_CALLS: readonly { readonly call: Call; readonly detail: string }[] = [
  { call: { op: 'alloc' }, detail: 'allocates an object, and may sleep' },
  { call: { op: 'alloc', flags: 'KM_NOSLEEP' }, detail: 'allocates an object or returns NULL' },
  { call: { op: 'free' }, detail: 'frees the object that the thread allocated last' },
  { call: { op: 'reap' }, detail: 'spl_kmem_cache_reap_now()' },
  { call: { op: 'kmem_reap' }, detail: 'spl_kmem_reap(), through the shrinker' },
  { call: { op: 'destroy' }, detail: 'spl_kmem_cache_destroy()' },
  { call: { op: 'freeAgain' }, detail: 'misuse: frees the same object twice' },
];

/** The machine of a program in a line. */
export function machineWords({ machine, caches, tunables, ticks, faults, pauses }: Program): string {
  const fails = faults.kmalloc + faults.vmalloc + faults.pages;
  return [
    plural(machine.cpus, 'CPU'),
    caches.map(({ size }) => `a cache of ${formatBytes(size)} objects`).join(', '),
    `${plural(tunables.spl_kmem_cache_obj_per_slab ?? 1, 'object')} a slab`,
    ((tunables.spl_kmem_cache_expire ?? 2) & 1) === 1 ? 'expire AGE' : '',
    ticks === 0 ? 'no time passes' : `time may pass ${ticks === 1 ? 'once' : `${ticks} times`}`,
    fails === 0 ? '' : `${plural(fails, 'allocation')} may fail`,
    pauses === 'all' ? 'all pauses' : 'pauses at locks and waits',
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

/** “2 interruptions”. */
export function interruptions(count: number): string {
  return plural(count, 'interruption');
}

/** Orders from which on their rate says something. */
const ENOUGH = 1000;

/** What a row of the report says beside its bar. */
export function rowWords({ state, orders, share, bound }: BoundRow): string {
  switch (state) {
    case 'exhausted':
      return orders === 1
        ? 'the only order does not do it'
        : `all ${formatCount(orders)} orders run, none does it`;
    case 'found':
      return `found in order ${formatCount(orders)} of this row`;
    case 'running':
      return `${formatCount(orders)} orders run, ${formatShare(share)} of the first choices tried`;
    case 'waiting':
      return bound === 0 ? 'begins' : 'not begun';
  }
}

/** What chance has tried. */
export function chanceWords(orders: number): string {
  return `${formatCount(orders)} orders by chance, with any number of interruptions`;
}

/** How much a search has done, and how fast, once that can be said. */
export function paceWords(orders: number, rate: number): string {
  const all = plural(orders, 'order');
  return orders < ENOUGH ? all : `${all}, ${formatCount(rate)} a second`;
}

/** What it means that all orders up to a bound were run and nothing was found. */
export function nothingWords(rows: readonly BoundRow[], title: string): string {
  const done = rows.filter(({ state }) => state === 'exhausted');
  const orders = done.reduce((sum, row) => sum + row.orders, 0);
  const last = done.at(-1)?.bound;
  if (last === undefined) return 'The search was stopped before all orders without an interruption were run.';
  const which = last === 0 ? 'without an interruption' : `with up to ${interruptions(last)}`;
  return `All orders ${which} were run (${formatCount(orders)} of them; orders that differ only in steps that do not affect each other count once). In none of them does this happen: ${title}.`;
}

/** What no search can show, whatever it finds. */
export const LIMITS: readonly string[] = [
  'Orders with more interruptions were not all run. Most races of real programs need one or two.',
  'Threads pause at locks and waits, or between all steps that the C does not make atomic, as the program says. What is between two pauses is never interrupted.',
  'Memory is sequentially consistent here: no CPU sees writes late or in another order.',
  'kmalloc never sleeps here, so it cannot start a reclaim in the middle of a growth.',
  'It holds for this program: these calls, this machine, so much time. Other calls have other orders.',
];

/** What was found in a line. `isLeast`: all orders with fewer interruptions have been run. */
export function foundWords({ interruptions: count, steps }: Found, isLeast: boolean): string {
  const what = `${count === 0 ? 'No interruption' : interruptions(count)} · ${plural(steps, 'step')}`;
  if (!isLeast) return `${what} · found by chance: fewer interruptions may do`;
  if (count === 0) return `${what} · it takes none`;
  return `${what} · fewer do not suffice: all orders with up to ${interruptions(count - 1)} were run`;
}

/** The title of the recording of an order. */
export function orderTitle({ title }: Program, find: Program['find'], holds: boolean): string {
  return `${title}: ${holds ? findWords(find).title : 'an order that ends well'}`.slice(0, 200);
}

/** One who takes steps, and where. */
export function actorWords({ kind, name, cpu }: Actor): string {
  return kind === 'time' ? 'Time' : `${name} · CPU ${cpu}`;
}

/** How an order of the user's is doing. */
export function progressWords(steps: number, count: number): string {
  return `${plural(steps, 'step')}, ${interruptions(count)}`;
}

/** A hint: who goes next, and how far it is. */
export function hintWords(name: string, steps: number, fails: boolean): string {
  const who = name === 'time' ? 'Let time pass' : `Let ${name} go next`;
  const how = fails ? ', with an allocation that fails' : '';
  return `${who}${how}: the goal is ${plural(steps, 'step')} away on the best way that is known.`;
}

/** No order is known that leads from here to the goal. */
export const NO_HINT =
  'No way from here to the goal was found. Undo some steps, or search all orders first: hints then follow what it found.';
