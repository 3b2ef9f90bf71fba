import { type JournalEntry, NS_PER_MS, type Scenario } from '../../../engine/index.ts';
import { withJournal } from '../export/with-journal.ts';

/**
 * A machine as a run that ends by itself, with actions by hand at the same times; or why it cannot be varied: it
 * follows an order that a search found, or nothing ever happens on it.
 */
export type Runnable =
  | {
      readonly kind: 'runs';
      readonly scenario: Scenario;
      /** When all caches are reaped, in ms, if too little happens on the machine by itself; null if they are not. */
      readonly reapAtMs: number | null;
    }
  | { readonly kind: 'follows an order' | 'nothing happens' };

/**
 * Ms that a machine without an end runs, when its caches are reaped, and how long it runs after the last action by
 * hand.
 */
const ALONE = { end: 2000, reap: 1000, rest: 500 } as const;

/** A machine with its actions by hand, as a run that ends. */
export function runnableOf(scenario: Scenario, journal: readonly JournalEntry[]): Runnable {
  if (scenario.explored !== undefined) return { kind: 'follows an order' };
  const whole = withJournal(scenario, journal);
  if (scenario.end > 0) return { kind: 'runs', scenario: whole, reapAtMs: null };
  const { commands, caches, found, callers } = whole;
  const last = commands.at(-1)?.at ?? null;
  if (last === null && caches.length + found.length + callers.length === 0)
    return { kind: 'nothing happens' };
  const latest = journal.reduce((sofar, { at }) => Math.max(sofar, at / NS_PER_MS), last ?? 0);
  const end = Math.max(ALONE.end, Math.ceil(latest + ALONE.rest));
  if (last !== null) return { kind: 'runs', scenario: { ...whole, end }, reapAtMs: null };
  const reap = { op: 'kmem_reap', thread: 't0', cpu: 0 } as const;
  const reaped = { ...whole, end, commands: [{ at: ALONE.reap, command: reap }] };
  return { kind: 'runs', scenario: reaped, reapAtMs: ALONE.reap };
}
