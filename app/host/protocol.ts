import type { BootConfig, Command, EventChunk, RefusalKind, RestoredCache } from '../../engine/index.ts';

/** Requests and replies of this version understand each other. */
export const PROTOCOL_VERSION = 1;

/** What a machine starts from, and the seed of its random workload. */
export interface HostStart extends BootConfig {
  readonly restore: readonly RestoredCache[];
  readonly workload: { readonly seed: number };
}

/** What the page asks of the machine. */
export type Ask =
  | { readonly kind: 'boot'; readonly version: number; readonly start: HostStart }
  | { readonly kind: 'send'; readonly command: Command }
  | { readonly kind: 'work'; readonly steps: number };

/** A numbered ask; the reply bears the same number. */
export interface Request {
  readonly id: number;
  readonly ask: Ask;
}

/** All that happened for an ask. */
export interface Report {
  /** Events in order; their buffers belong to whoever gets the report. */
  readonly chunks: readonly EventChunk[];
  /** Texts that are new with these events. */
  readonly strings: readonly string[];
  /** Why a command was refused; the machine is as it was. */
  readonly refusal: { readonly kind: RefusalKind; readonly message: string } | null;
  /** Whether the machine has stopped for good. */
  readonly panicked: boolean;
  /** Names of caches that should have been there from the start and could not be made. */
  readonly unrestored: readonly string[];
}

/** The answer to a request: a report, or what went wrong in our own code. */
export type Reply =
  | { readonly id: number; readonly report: Report }
  | { readonly id: number; readonly error: string };

/** The machine as the page sees it. Asks are answered in their order. */
export interface EngineHost {
  /** Starts a machine anew. */
  boot(start: HostStart): Promise<Report>;
  /** Has a command carried out. */
  send(command: Command): Promise<Report>;
  /** Runs some steps of the random workload. */
  work(steps: number): Promise<Report>;
  /** Ends the machine; open asks are rejected. */
  dispose(): void;
}

/** The machine can be asked no more: its worker died or does not fit this page. What was reported before stays true. */
export class HostError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'HostError';
  }
}
