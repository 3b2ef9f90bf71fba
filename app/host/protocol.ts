import type {
  CallerSpec,
  Command,
  EventChunk,
  JournalEntry,
  Lockup,
  RefusalKind,
  Scenario,
} from '../../engine/index.ts';
import type { ChapterStart } from '../model/chapters/chapter.ts';
import type { OverviewGrowth } from '../model/overview.ts';

/** The version of requests and replies; both sides must have the same. */
export const PROTOCOL_VERSION = 7;

/** What a machine starts from: a scenario, and the actions by hand before the first wanted event. */
export interface HostStart {
  readonly scenario: Scenario;
  readonly journal: readonly JournalEntry[];
  /**
   * Events that the page already has: they are replayed without being reported. The machine stops at the next possible
   * point, and the events up to there are reported.
   */
  readonly known: number;
}

/** How far to run: whichever comes first. */
export interface Limits {
  /** Ns. */
  readonly untilNs: number;
  /** Events since the beginning. */
  readonly events: number;
}

/** A request of the page to the machine. */
export type Ask =
  | { readonly kind: 'boot'; readonly version: number; readonly start: HostStart }
  | { readonly kind: 'send'; readonly command: Command; readonly events: number }
  | { readonly kind: 'continue'; readonly events: number }
  | { readonly kind: 'advance'; readonly limits: Limits };

/** A numbered ask; the reply has the same number. */
export interface Request {
  readonly id: number;
  readonly ask: Ask;
}

/** Everything that happened during a request. */
export interface Report {
  /** Events in order. The receiver of the report owns their buffers. */
  readonly chunks: readonly EventChunk[];
  /** Strings that these events introduce. */
  readonly strings: readonly string[];
  /** What was added to the overview of all events, replayed ones included. */
  readonly growth: OverviewGrowth;
  /** The chapters of the scenario, with the moments that are known by now. */
  readonly chapters: readonly ChapterStart[];
  /** Events since the beginning, replayed ones included. */
  readonly emitted: number;
  /** Time that all CPUs have reached, in ns. */
  readonly now: number;
  /** Why a command was refused, which leaves the machine unchanged; null if it was not. */
  readonly refusal: { readonly kind: RefusalKind; readonly message: string } | null;
  /** The command as it is noted in the journal, after a `send` that was not refused or a `continue`. */
  readonly noted: JournalEntry | null;
  /** What runs, if the command was stopped before it was done; null once it is done. */
  readonly unfinished: Lockup | null;
  /** What runs, if the machine has locked up: the next request lets it continue. */
  readonly lockup: Lockup | null;
  /** Whether the machine has stopped for good. */
  readonly panicked: boolean;
  /** Whether the scenario has come to its end. */
  readonly isOver: boolean;
  /** Names of caches of the scenario that could not be created. */
  readonly unrestored: readonly string[];
  /** The names of all caches in commands so far, by number. */
  readonly cacheIds: readonly string[];
  /** What callers have done so far. */
  readonly callers: readonly CallerReport[];
}

/** A caller of the running machine. */
export interface CallerReport {
  readonly name: string;
  readonly calls: number;
  /** Calls that gave NULL. */
  readonly failures: number;
  /** Whether it is paused; it keeps its objects. */
  readonly isPaused: boolean;
  readonly spec: CallerSpec;
}

/** The answer to a request: a report, or what went wrong in our own code. */
export type Reply =
  | { readonly id: number; readonly report: Report }
  | { readonly id: number; readonly error: string };

/** The machine as the page sees it. Requests are answered in order. */
export interface EngineHost {
  /** Starts a machine, in place of the one before. */
  boot(start: HostStart): Promise<Report>;
  /** Runs a command until `events` events since the beginning, or until it is done or locks up. */
  send(command: Command, events?: number): Promise<Report>;
  /** Carries on with a command that is unfinished, until `events` events since the beginning. */
  continue(events: number): Promise<Report>;
  /** Lets time pass. */
  advance(limits: Limits): Promise<Report>;
  /** Ends the machine at once; pending requests are rejected. */
  dispose(): void;
}

/** The machine no longer answers: its worker died or does not fit this page. Earlier reports remain valid. */
export class HostError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'HostError';
  }
}
