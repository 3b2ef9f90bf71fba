import { z } from 'zod';
import { FAULT_MODES, FAULT_TARGETS } from './event.ts';
import type { FaultMode, FaultTarget } from './kernel/fault-control.ts';
import { KMC_BITS, type KmcFlag } from './spl/flags.ts';
import { TUNABLE_NAMES, type TunableName } from './spl/tunables.ts';

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

/** Creates a cache that commands call `cache` (c1, c2, …). Sizes in bytes, `align` 0 for none asked for. */
export interface CreateCommand extends OnThread {
  readonly op: 'create';
  readonly cache: string;
  readonly name: string;
  readonly size: number;
  readonly align: number;
  readonly flags: readonly KmcFlag[];
  /** Whether the cache has a constructor and a destructor; both only count. */
  readonly ctor: boolean;
  readonly dtor: boolean;
  readonly reclaim?: ReclaimBehaviour;
}

/** Allocates an object that commands call `as`; `flags` are KM_ names joined by a bar. */
export interface AllocCommand extends OnThread {
  readonly op: 'alloc';
  readonly cache: string;
  readonly flags: string;
  readonly as: string;
}

/** Calls the shrinker: its count function for `nr` 0, else its scan function. */
export interface ShrinkCommand extends OnThread {
  readonly op: 'shrink';
  readonly nr: number;
  /** Whether the thread is inside a file system transaction. */
  readonly fstrans?: boolean;
}

/** A command that runs on a thread and may take a while. */
export type ThreadCommand =
  | CreateCommand
  | AllocCommand
  | ShrinkCommand
  | ({ readonly op: 'destroy'; readonly cache: string } & OnThread)
  | ({ readonly op: 'free'; readonly obj: string } & OnThread)
  | ({ readonly op: 'reap'; readonly cache: string; readonly count: number } & OnThread)
  | ({ readonly op: 'kmem_reap' } & OnThread);

/** Sets the mode of a fault control, or both its counts, or all. */
export interface MemoryCommand {
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
  | { readonly op: 'tick'; readonly n: number }
  | ({ readonly op: 'migrate' } & OnThread)
  | { readonly op: 'preempt'; readonly thread: string }
  | { readonly op: 'resume'; readonly thread: string }
  | { readonly op: 'tunable'; readonly name: TunableName; readonly value: number };

// A whole number from 0 on that JSON carries exactly.
const natural = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const thread = z.string().regex(/^t\d{1,3}$/, 'a thread is named t0, t1, …');
const cache = z.string().regex(/^c\d+$/, 'a cache is named c1, c2, …');
const on = { thread, cpu: natural };
const kmcFlags = Object.keys(KMC_BITS).map((name) => name as KmcFlag);
const kmFlags = z
  .string()
  .regex(/^KM_(SLEEP|NOSLEEP|PUSHPAGE|ZERO)(\|KM_(SLEEP|NOSLEEP|PUSHPAGE|ZERO))*$/, 'KM_ flags joined by |');

/** Checks a command that comes from outside. */
export const commandSchema: z.ZodType<Command> = z.discriminatedUnion('op', [
  z.strictObject({
    op: z.literal('create'),
    ...on,
    cache,
    name: z.string().max(255),
    size: natural,
    align: natural,
    flags: z.array(z.enum(kmcFlags)),
    ctor: z.boolean(),
    dtor: z.boolean(),
    reclaim: z.strictObject({ free: natural, sleep: natural.exactOptional() }).exactOptional(),
  }),
  z.strictObject({ op: z.literal('destroy'), ...on, cache }),
  z.strictObject({ op: z.literal('alloc'), ...on, cache, flags: kmFlags, as: z.string() }),
  z.strictObject({ op: z.literal('free'), ...on, obj: z.string() }),
  z.strictObject({ op: z.literal('reap'), ...on, cache, count: natural }),
  z.strictObject({ op: z.literal('shrink'), ...on, nr: natural, fstrans: z.boolean().exactOptional() }),
  z.strictObject({ op: z.literal('kmem_reap'), ...on }),
  z.strictObject({ op: z.literal('tick'), n: natural }),
  z.strictObject({ op: z.literal('migrate'), ...on }),
  z.strictObject({ op: z.literal('preempt'), thread }),
  z.strictObject({ op: z.literal('resume'), thread }),
  z.strictObject({ op: z.literal('tunable'), name: z.enum(TUNABLE_NAMES), value: natural.max(0xffff_ffff) }),
  z.strictObject({
    op: z.literal('memory'),
    target: z.enum(FAULT_TARGETS),
    mode: z.enum(FAULT_MODES).exactOptional(),
    failNext: natural.exactOptional(),
    skip: natural.exactOptional(),
  }),
]);

/** Why a command was refused; the machine is as it was. */
export type RefusalKind =
  | 'stopped'
  | 'no such cpu'
  | 'no such cache'
  | 'cache exists'
  | 'no such object'
  | 'object exists'
  | 'thread busy'
  | 'not blocked'
  | 'cannot stall';

/** A command that the machine cannot carry out in its present state; nothing was changed. */
export class CommandError extends Error {
  readonly kind: RefusalKind;

  constructor(kind: RefusalKind, message: string) {
    super(message);
    this.name = 'CommandError';
    this.kind = kind;
  }
}
