import type { FaultMode, FaultTarget } from '../kernel/fault-control.ts';
import type { KmcFlag } from '../spl/flags.ts';
import type { TunableName, Tunables } from '../spl/tunables.ts';
import type { CallerSpec } from './caller-spec.ts';

/** The behaviour of a cache's reclaim callback: sleep, then free some of the oldest objects. */
export interface ReclaimBehaviour {
  /** The most objects to free in one call. */
  readonly free: number;
  /** Jiffies to sleep first. */
  readonly sleep?: number;
}

interface OnThread {
  /** t0, t1, …: created when first named. */
  readonly thread: string;
  /** The CPU that the thread is put on. */
  readonly cpu: number;
}

/** What a cache is created with. Sizes in bytes; `align` 0 for the default. */
export interface CacheFigures {
  readonly name: string;
  readonly size: number;
  readonly align: number;
  readonly flags: readonly KmcFlag[];
  /** Whether the cache has a constructor and a destructor, which only count their calls. */
  readonly ctor: boolean;
  readonly dtor: boolean;
  readonly reclaim?: ReclaimBehaviour;
}

/** Creates a cache that commands call `cache` (c1, c2, …). */
export interface CreateCommand extends OnThread, CacheFigures {
  readonly op: 'create';
  readonly cache: string;
}

/** Allocates an object that commands call `as`; `flags` are KM_ names joined by a bar. */
interface AllocCommand extends OnThread {
  readonly op: 'alloc';
  readonly cache: string;
  readonly flags: string;
  readonly as: string;
}

/** Calls the shrinker: its count function for `nr` 0, else its scan function. */
interface ShrinkCommand extends OnThread {
  readonly op: 'shrink';
  readonly nr: number;
  /** Whether the thread is inside a file system transaction. */
  readonly fstrans?: boolean;
}

/**
 * Frees an object that a caller holds, given by its name or as # and its slot. # and the id of a cache stands for an
 * object of the Linux slab that was in use when the machine started and has no slot yet.
 */
export interface FreeCommand extends OnThread {
  readonly op: 'free';
  readonly obj: string;
  /** The cache to free it into without checking owner or cache, as a buggy caller would. */
  readonly cache?: string;
}

/** Reloads the module with these parameters and defaults for the others; all caches must be destroyed first. */
interface ReloadCommand extends OnThread {
  readonly op: 'reload';
  readonly tunables: Readonly<Partial<Tunables>>;
}

/** A command that runs on a thread and may take a while. */
export type ThreadCommand =
  | CreateCommand
  | AllocCommand
  | FreeCommand
  | ReloadCommand
  | ShrinkCommand
  | ({ readonly op: 'destroy'; readonly cache: string } & OnThread)
  /** Frees all objects of a cache that callers hold. */
  | ({ readonly op: 'freeAll'; readonly cache: string } & OnThread)
  | ({ readonly op: 'reap'; readonly cache: string; readonly count: number } & OnThread)
  | ({ readonly op: 'kmem_reap' } & OnThread);

/** Sets the mode of a fault control, both its counts, or everything. */
interface MemoryCommand {
  readonly op: 'memory';
  readonly target: FaultTarget;
  readonly mode?: FaultMode;
  readonly failNext?: number;
  readonly skip?: number;
}

/** A command to the machine; engine/conformance/README.md describes most of them. */
export type Command =
  | ThreadCommand
  | MemoryCommand
  /** Sets how many pages other processes want. */
  | { readonly op: 'pressure'; readonly pages: number }
  /** Starts a caller, replacing one of the same name; only on a live machine. */
  | { readonly op: 'startCaller'; readonly spec: CallerSpec }
  /** Stops a caller, which then frees what it holds. */
  | { readonly op: 'stopCaller'; readonly name: string }
  /** Pauses a caller at its next allocation, keeping what it holds. */
  | { readonly op: 'pauseCaller'; readonly name: string }
  | { readonly op: 'resumeCaller'; readonly name: string }
  | { readonly op: 'tick'; readonly n: number }
  | ({ readonly op: 'migrate' } & OnThread)
  | { readonly op: 'preempt'; readonly thread: string }
  | { readonly op: 'resume'; readonly thread: string }
  | { readonly op: 'tunable'; readonly name: TunableName; readonly value: number };

/** Why a command was refused. */
export type RefusalKind =
  | 'stopped'
  | 'no such CPU'
  | 'no such cache'
  | 'cache exists'
  | 'too many caches'
  | 'too many threads'
  | 'no such object'
  | 'no such caller'
  | 'caches exist'
  | 'object exists'
  | 'thread busy'
  | 'not blocked'
  | 'cannot stall'
  | 'endless memory'
  | 'not live'
  | 'explored order';

/** A command that the machine cannot carry out in its present state. The machine is unchanged. */
export class CommandError extends Error {
  readonly kind: RefusalKind;

  constructor(kind: RefusalKind, message: string) {
    super(message);
    this.name = 'CommandError';
    this.kind = kind;
  }
}
