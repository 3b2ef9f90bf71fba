import type { Call, CallName, Found, Program } from '../../engine/index.ts';
import type { Actor } from '../model/explore/lanes.ts';
import type { BoundRow } from '../model/explore/report.ts';
import { findWords } from './explore-finds.ts';
import { formatBytes, formatCount, formatShare, plural } from './numbers.ts';

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

/** The label of a call’s handle: which call it is, and which keys move it. */
export function gripWords(call: string, number: number, count: number, thread: string): string {
  return `${call}, call ${number} of ${count} of ${thread}: move with the arrow keys`;
}

/** Calls to add by hand, and what each does. */
export const NEW_CALLS: readonly { readonly call: Call; readonly detail: string }[] = [
  { call: { op: 'alloc' }, detail: 'allocates an object, and may sleep' },
  { call: { op: 'alloc', flags: 'KM_NOSLEEP' }, detail: 'allocates an object or returns NULL' },
  { call: { op: 'free' }, detail: 'frees the object that the thread allocated last' },
  { call: { op: 'reap' }, detail: 'spl_kmem_cache_reap_now()' },
  { call: { op: 'kmem_reap' }, detail: 'spl_kmem_reap(), through the shrinker' },
  { call: { op: 'destroy' }, detail: 'spl_kmem_cache_destroy()' },
  { call: { op: 'freeAgain' }, detail: 'misuse: frees the same object twice' },
];

/** The machine of a program, in one line. */
export function machineWords({ machine, caches, tunables, ticks, faults, pauses }: Program): string {
  const fails = faults.kmalloc + faults.vmalloc + faults.pages;
  return [
    cpuWords(machine),
    caches.map(({ size }) => `a cache of ${formatBytes(size)} objects`).join(', '),
    `${plural(tunables.spl_kmem_cache_obj_per_slab ?? 1, 'object')} per slab`,
    ((tunables.spl_kmem_cache_expire ?? 2) & 1) === 1 ? 'expire AGE' : '',
    ticks === 0 ? 'no time passes' : `time may pass ${timesWords(ticks)}`,
    fails === 0 ? '' : `${plural(fails, 'allocation')} may fail`,
    pauses === 'all' ? 'all pauses' : 'pauses at locks and waits',
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

/** Workers have a CPU of their own, after those of the threads, unless a program puts them on one of these. */
function cpuWords({ cpus, workerCpu }: Program['machine']): string {
  const words = plural(cpus, 'CPU');
  return workerCpu === null || workerCpu >= cpus ? `${words} for threads and one for workers` : words;
}

/** How often something may happen. */
export function timesWords(count: number): string {
  return ['never', 'once', 'twice'][count] ?? `${count} times`;
}

/** “2 interruptions”. */
export function interruptions(count: number): string {
  return plural(count, 'interruption');
}

/** The fewest orders that give a meaningful rate. */
const ENOUGH = 1000;

/** What a row of the report says beside its bar. */
export function rowWords({ state, orders, share, bound }: BoundRow): string {
  switch (state) {
    case 'exhausted':
      return orders === 1
        ? 'this does not happen in the only order'
        : `this happens in none of the ${formatCount(orders)} orders`;
    case 'found':
      return `found in order ${formatCount(orders)} of this row`;
    case 'running':
      return `${formatCount(orders)} orders run, ${formatShare(share)} of the first choices tried`;
    case 'waiting':
      return bound === 0 ? 'starting' : 'not started';
  }
}

/** What the random search has tried. */
export function chanceWords(orders: number): string {
  return `${formatCount(orders)} random orders, with any number of interruptions`;
}

/** How much a search has done, and how fast, once the rate is meaningful. */
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
  'Threads pause at locks and waits, or between all steps that the C does not make atomic, as the program specifies. Nothing interrupts a thread between two pauses.',
  'Memory is sequentially consistent here: no CPU sees writes late or in another order.',
  'kmalloc never sleeps here, so it cannot start a reclaim in the middle of a growth.',
  'The result holds for this program only: these calls, this machine, this much time. Other calls have other orders.',
];

/**
 * How an order was found. `least`: all orders with fewer interruptions have been run. `given`: it came with a link or a
 * file.
 */
type HowFound = 'least' | 'by chance' | 'given';

/** What was found, in one line. */
export function foundWords({ interruptions: count, steps }: Found, how: HowFound): string {
  const what = `${count === 0 ? 'No interruption' : interruptions(count)} · ${plural(steps, 'step')}`;
  if (how === 'given' && count > 0)
    return `${what} · opened with the program: fewer may be enough, search to find out`;
  if (how === 'by chance' && count > 0) return `${what} · found at random: fewer interruptions may be enough`;
  if (count === 0) return `${what} · none needed`;
  return `${what} · fewer are not enough: all orders with up to ${interruptions(count - 1)} were run`;
}

/** Shown when an opened order no longer fits the program. */
export const OUTDATED =
  'The order that came with this program no longer fits this version of Slabscope, so the search starts again.';

/** The title of the recording of an order. */
export function orderTitle({ title }: Program, find: Program['find'], holds: boolean): string {
  return `${title}: ${holds ? findWords(find).title : 'an order that ends well'}`.slice(0, 200);
}

/** An actor, and its CPU. */
export function actorWords({ kind, name, cpu }: Actor): string {
  return kind === 'time' ? 'Time' : `${name} · CPU ${cpu}`;
}

/** The progress of the user’s own order. */
export function progressWords(steps: number, count: number): string {
  return `${plural(steps, 'step')}, ${interruptions(count)}`;
}

/** A hint: who goes next, and how far the goal is. */
export function hintWords(name: string, steps: number, fails: boolean): string {
  const who = name === 'time' ? 'Let time pass' : `Let ${name} go next`;
  const how = fails ? ', with an allocation that fails' : '';
  return `${who}${how}: the goal is ${plural(steps, 'step')} away on the best path found.`;
}

/** Shown when no known order leads from here to the goal. */
export const NO_HINT =
  'No path from here to the goal was found. Undo some steps, or search all orders first: hints then follow the order it finds.';
