import type { JournalEntry } from '../../../engine/index.ts';
import type { Recording } from '../../model/recording.ts';

/** The most branches that are kept beside one another. */
export const MOST_BRANCHES = 8;

/** Whether a machine has stopped for good, whether the scenario has come to its end, and what caches are called. */
export interface Ends {
  readonly panicked: boolean;
  readonly isOver: boolean;
  /** The names in commands of its caches so far, by number. */
  readonly cacheIds: readonly string[];
}

/** A course of events: what was recorded, and what was done by hand to get it. */
export interface Branch extends Ends {
  readonly id: number;
  /** The branch that it left, and after how many events; null for the first one. */
  readonly parent: number | null;
  readonly from: number;
  /** What was done at its beginning, in words. */
  readonly label: string;
  readonly recording: Recording;
  readonly journal: readonly JournalEntry[];
}

/** How the course of events stands at the end of what is recorded. */
export function endOf({ panicked, isOver, cacheIds }: Ends): Ends {
  return { panicked, isOver, cacheIds };
}

/** What was done by hand before `events` events had happened. */
export function journalUpTo(journal: readonly JournalEntry[], events: number): JournalEntry[] {
  return journal.filter((entry) => entry.events < events);
}

/** Makes room for one more branch: the oldest that is neither `current` nor the one it left goes. */
export function dropOldest(
  branches: readonly Branch[],
  current: Branch,
): { readonly kept: readonly Branch[]; readonly dropped: Branch | null } {
  if (branches.length < MOST_BRANCHES) return { kept: branches, dropped: null };
  const dropped = branches.find(({ id }) => id !== current.id && id !== current.parent) ?? null;
  return { kept: branches.filter((branch) => branch !== dropped), dropped };
}
