import type { JournalEntry, Lockup } from '../../../engine/index.ts';
import type { CallerReport } from '../../host/protocol.ts';
import type { BranchCause } from '../../model/branch-cause.ts';
import type { ChapterStart } from '../../model/chapters/chapter.ts';
import type { Recording } from '../../model/recording.ts';
import type { Origin } from '../origin.ts';

/** The most branches to keep. */
export const MOST_BRANCHES = 8;

/** The machine at the end of a recording. */
export interface Ends {
  /** Whether it has stopped for good. */
  readonly panicked: boolean;
  /** Whether the scenario's end is recorded. */
  readonly isOver: boolean;
  /** The call that loops forever; null if none does. */
  readonly lockup: Lockup | null;
  /** The names of its caches in commands, by number. */
  readonly cacheIds: readonly string[];
  /** The chapters of the scenario, with the moments that are recorded. */
  readonly chapters: readonly ChapterStart[];
  /** What callers have done. */
  readonly callers: readonly CallerReport[];
}

/** A branch: its recording, and what was done by hand to get it. */
export interface Branch extends Ends {
  readonly id: number;
  /** The branch it started from, and after how many events; null for the first one. */
  readonly parent: number | null;
  readonly from: number;
  readonly cause: BranchCause;
  /** What its machine starts from: branches that repeat the run with another setting differ in it. */
  readonly origin: Origin;
  readonly recording: Recording;
  readonly journal: readonly JournalEntry[];
}

/** Picks the fields of a report, or of a branch, about the machine at the end of its recording. */
export function endOf({ panicked, isOver, lockup, cacheIds, chapters, callers }: Ends): Ends {
  return { panicked, isOver, lockup, cacheIds, chapters, callers };
}

/** The part of a journal before the first `events` events had happened. */
export function journalUpTo(journal: readonly JournalEntry[], events: number): JournalEntry[] {
  return journal.filter((entry) => entry.events < events);
}

/** Makes room for one more branch: removes the oldest that is neither `current` nor its parent. */
export function dropOldest(
  branches: readonly Branch[],
  current: Branch,
): { readonly kept: readonly Branch[]; readonly dropped: Branch | null } {
  if (branches.length < MOST_BRANCHES) return { kept: branches, dropped: null };
  const dropped = branches.find(({ id }) => id !== current.id && id !== current.parent) ?? null;
  return { kept: branches.filter((branch) => branch !== dropped), dropped };
}
