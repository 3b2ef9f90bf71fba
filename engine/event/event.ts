/**
 * The engine's events: one fact per event, in the past tense, as small integers.
 *
 * An event is four 32-bit words (see log.ts): who and what, when, and two payload words `a` and `b`. The
 * table in payload.ts names the payload words of every kind; a value is always the new one.
 */

import * as FN from './fn.ts';
import { type Layout, MAX_OWNERS, waitOf } from './packing.ts';
import { PAYLOAD } from './payload.ts';

/** The name of a kind of event. */
export type EventKind = keyof typeof PAYLOAD;

/** All kinds, in the order of their numbers. */
export const EVENT_KINDS: readonly EventKind[] = Object.keys(PAYLOAD).map((name) => name as EventKind);

/** The name of a function of the reference. */
export type FunctionName = keyof typeof FN;

/** The functions of the reference, in the order of their numbers and of the file; index 0 stands for none. */
export const FUNCTIONS: readonly FunctionName[] = Object.entries(FN)
  .sort(([, a], [, b]) => a - b)
  .map(([name]) => name as FunctionName);

/** Kinds that record a whole call of a function by themselves, without `entered`. */
export const CALL_OF: Partial<Readonly<Record<EventKind, FunctionName>>> = {
  objLoaded: 'spl_cache_obj',
  objReturned: 'spl_cache_shrink',
  allocHit: 'spl_kmem_cache_alloc',
  freeHit: 'spl_kmem_cache_free',
};

/** The commands that run on a thread, as numbered in `opStarted` and `opEnded`. */
export const OPS = [
  'create',
  'destroy',
  'alloc',
  'free',
  'reap',
  'shrink',
  'kmem_reap',
  'freeAll',
  'reload',
] as const;

/** What a cancellation found, as numbered in `cancelled`. */
export const CANCELLED = ['none', 'pending', 'active'] as const;

/** Why a task is next in an explored order, as numbered in `picked`. */
export const PICKS = ['continues', 'follows', 'time', 'interrupts', 'early time'] as const;

/** Whether a choice interrupts a thread that could continue. */
export function isInterruption(why: number): boolean {
  const name = PICKS[why];
  return name === 'interrupts' || name === 'early time';
}

/** The kinds of allocation that can be made to fail or stall, as numbered in `memoryMode`. */
export const FAULT_TARGETS = ['vmalloc', 'pages', 'kmalloc', 'slab'] as const;

/** The figures of the page frames, as numbered in `zone`. */
export const ZONE_FIELDS = ['frames', 'min', 'low', 'high'] as const;

/** Who holds a frame, as numbered in `frames`; cache number n is `cache` + n. */
export const FRAME_OWNER = { free: 0, kernel: 1, pressure: 2, cache: 3 } as const;

/** The most caches that a machine may create in its life: events cannot number more owners. */
export const MAX_CACHES: number = MAX_OWNERS - FRAME_OWNER.cache;

/** The modes of a fault control. */
export const FAULT_MODES = ['ok', 'fail', 'stall'] as const;

/** The figures of a cache whose changes `cacheField` records. */
export const CACHE_FIELDS = [
  'flags',
  'objSize',
  'objAlign',
  'slabObjs',
  'slabSize',
  'magSize',
  'magRefill',
  'taskqid',
  'objDeadlock',
  'slabMax',
  'objMax',
  'objEmergencyMax',
  'linuxLive',
] as const;

/** The fields of a node of the emergency tree, as numbered in `tree`; `root` belongs to the cache. */
export const TREE_FIELDS = ['left', 'right', 'red', 'root'] as const;

/** What a task can wait for, as numbered in wait codes. */
export const WAITS = [
  'growing',
  'reaping',
  'ref',
  'vmalloc',
  'pages',
  'sleep',
  'resched',
  'list.read',
  'list.write',
  'task',
  'idle',
  'memory',
  'kswapd',
  'queue',
  'think',
] as const;

/** What a task waits for. */
export type WaitName = (typeof WAITS)[number];

/** The number of each name. */
export const WAIT: Readonly<Record<WaitName, number>> = Object.freeze(
  Object.fromEntries(WAITS.map((name, number) => [name, number])) as Record<WaitName, number>,
);

/** What a wait code stands for; undefined for −1, the code of a task that does not wait. */
export function waitName(on: number): WaitName | undefined {
  return WAITS[waitOf(on)];
}

/** The part that all events share: who, when, and in which reference function. */
interface EventBase {
  /** Ns since start-up, modulo 2^32: see timeAt() in log.ts. */
  readonly time: number;
  readonly cpu: number;
  /** Number of the task, in order of creation. */
  readonly task: number;
  /** The innermost reference function, `'none'` outside the allocator. */
  readonly fn: FunctionName;
}

/** The named contents of a payload word: one number, or the parts of a packed word. A part of one bit is a boolean. */
type Parts<W> = W extends string
  ? { readonly [N in W]: number }
  : { readonly [N in keyof W]: W[N] extends 1 ? boolean : number };

/** A decoded event: its kind, who, when, and the named contents of its payload words. */
export type Event = {
  readonly [K in EventKind]: { readonly kind: K } & EventBase &
    Parts<(typeof PAYLOAD)[K][0]> &
    Parts<(typeof PAYLOAD)[K][1]>;
}[EventKind];

/** For each payload word of a kind: the name of its number, or its layout if it is packed. */
export function payloadOf(kind: EventKind): readonly [string | Layout, string | Layout] {
  return PAYLOAD[kind];
}
