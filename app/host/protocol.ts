import type {
  CallerSpec,
  Command,
  EventChunk,
  JournalEntry,
  Lockup,
  RefusalKind,
  Scenario,
} from '../../engine/index.ts';
import type { OverviewGrowth } from '../model/overview.ts';

/** Requests and replies of this version understand each other. */
export const PROTOCOL_VERSION = 5;

/** Events to ask for at a time: a few dozen ms of the worker's time. */
export const BATCH_EVENTS = 100_000;

/** What a machine starts from: a scenario, and what was done by hand up to the point from which events are wanted. */
export interface HostStart {
  readonly scenario: Scenario;
  readonly journal: readonly JournalEntry[];
  /**
   * Events that the page has already: they are replayed and not reported. The machine stops at the next point where it
   * can; the events up to there are reported.
   */
  readonly known: number;
}

/** How far to run: whichever comes first. */
export interface Limits {
  /** Ns. */
  readonly until: number;
  /** Events since the beginning. */
  readonly events: number;
}

/** What the page asks of the machine. */
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

/** All that happened for an ask. */
export interface Report {
  /** Events in order. The receiver of the report owns their buffers. */
  readonly chunks: readonly EventChunk[];
  /** Texts that are new with these events. */
  readonly strings: readonly string[];
  /** What was added to the overview of all events, replayed ones included. */
  readonly growth: OverviewGrowth;
  /** Events since the beginning, replayed ones included. */
  readonly told: number;
  /** Time that all CPUs have reached, in ns. */
  readonly now: number;
  /** Why a command was refused; the machine is as it was. */
  readonly refusal: { readonly kind: RefusalKind; readonly message: string } | null;
  /** What of the scenario's own timetable made no sense when its time came; all so far. */
  readonly refused: readonly string[];
  /** The command as it is noted in the journal, after a `send` that was not refused or a `continue`. */
  readonly noted: JournalEntry | null;
  /** What runs, if the command was stopped before it was done; null once it is done. */
  readonly unfinished: Lockup | null;
  /** What runs, if the machine has locked up: whatever is asked next lets it run on. */
  readonly lockup: Lockup | null;
  /** Whether the machine has stopped for good. */
  readonly panicked: boolean;
  /** Whether the scenario has come to its end. */
  readonly isOver: boolean;
  /** Names of caches that should have been there from the start and could not be made. */
  readonly unrestored: readonly string[];
  /** The names in commands of all caches so far, by number. */
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

/** The machine as the page sees it. Asks are answered in their order. */
export interface EngineHost {
  /** Starts a machine, in place of the one before. */
  boot(start: HostStart): Promise<Report>;
  /** Has a command carried out, until `events` events since the beginning; without them, until it is done or locks up. */
  send(command: Command, events?: number): Promise<Report>;
  /** Carries on with a command that is unfinished, until `events` events since the beginning. */
  continue(events: number): Promise<Report>;
  /** Lets time pass. */
  advance(limits: Limits): Promise<Report>;
  /** Ends the machine at once; open asks are rejected. */
  dispose(): void;
}

/** The machine can be asked no more: its worker died or does not fit this page. What was reported before stays true. */
export class HostError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'HostError';
  }
}
