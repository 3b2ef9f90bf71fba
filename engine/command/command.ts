import type { FaultMode, FaultTarget } from '../kernel/fault-control.ts';
import type { KmcFlag } from '../spl/flags.ts';
import type { TunableName, Tunables } from '../spl/tunables.ts';
import type { CallerSpec } from './caller-spec.ts';

/** The behaviour of a cache's reclaim callback: sleep, then free some of the oldest objects. */
export interface ReclaimBehaviour {
  /** Objects to free at a call, at most. */
  readonly free: number;
  /** Jiffies to sleep first. */
  readonly sleep?: number;
}

interface OnThread {
  /** t0, t1, …: comes into being when first named. */
  readonly thread: string;
  /** The cpu that the thread is put on. */
  readonly cpu: number;
}

/** What a cache is asked for with. Sizes in bytes, `align` 0 for none asked for. */
export interface CacheFigures {
  readonly name: string;
  readonly size: number;
  readonly align: number;
  readonly flags: readonly KmcFlag[];
  /** Whether the cache has a constructor and a destructor; both only count. */
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
 * Frees an object that a caller holds: its name, or # and its slot. # and the id of a cache is an object of the Linux
 * slab that was in use when the machine started and has no slot yet.
 */
export interface FreeCommand extends OnThread {
  readonly op: 'free';
  readonly obj: string;
  /** The cache it is given to, whoever holds the object and whosever it is: what a caller with a mistake does. */
  readonly cache?: string;
}

/** Unloads the module, which no cache may use any more, and loads it with these parameters; the rest have their presets. */
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

/** Sets the mode of a fault control, or both its counts, or all. */
interface MemoryCommand {
  readonly op: 'memory';
  readonly target: FaultTarget;
  readonly mode?: FaultMode;
  readonly failNext?: number;
  readonly skip?: number;
}

/** What can be asked of the machine; engine/conformance/README.md tells what each command does. */
export type Command =
  | ThreadCommand
  | MemoryCommand
  /** Says how many pages the consumer outside of the caches wants. */
  | { readonly op: 'pressure'; readonly pages: number }
  /** Has a caller begin, in place of one of the same name; only on a live machine. */
  | { readonly op: 'startCaller'; readonly spec: CallerSpec }
  /** Has a caller end; what it holds it gives back. */
  | { readonly op: 'stopCaller'; readonly name: string }
  /** Has a caller pause at its next allocation, with what it holds, and go on. */
  | { readonly op: 'pauseCaller'; readonly name: string }
  | { readonly op: 'resumeCaller'; readonly name: string }
  | { readonly op: 'tick'; readonly n: number }
  | ({ readonly op: 'migrate' } & OnThread)
  | { readonly op: 'preempt'; readonly thread: string }
  | { readonly op: 'resume'; readonly thread: string }
  | { readonly op: 'tunable'; readonly name: TunableName; readonly value: number };

/** Why a command was refused; the machine is as it was. */
export type RefusalKind =
  | 'stopped'
  | 'no such CPU'
  | 'no such cache'
  | 'cache exists'
  | 'too many caches'
  | 'no such object'
  | 'no such caller'
  | 'caches exist'
  | 'object exists'
  | 'thread busy'
  | 'not blocked'
  | 'cannot stall'
  | 'endless memory'
  | 'not live';

/** A command that the machine cannot carry out in its present state; nothing was changed. */
export class CommandError extends Error {
  readonly kind: RefusalKind;

  constructor(kind: RefusalKind, message: string) {
    super(message);
    this.name = 'CommandError';
    this.kind = kind;
  }
}
