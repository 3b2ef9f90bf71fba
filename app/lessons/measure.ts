import { EVENT_KINDS, type EventKind } from '../../engine/index.ts';

/** Numbers of a cache. Bytes and counts as the reference has them. */
const CACHE_MEASURES = [
  'slabs',
  'partialSlabs',
  'completeSlabs',
  'emptySlabs',
  'pinnedSlabs',
  'objects',
  'inUse',
  'inMagazines',
  'free',
  'emergency',
  'mostEmergency',
  'deadlocks',
  'waiting',
  'growing',
  'deadlocked',
  'reaping',
  'slabSize',
  'slabObjects',
  'objectSize',
  'objectSlot',
  'magazineSize',
  'refill',
  'bytes',
  'payloadPercent',
  'usedPercent',
] as const;

/** Numbers of the machine; memory in pages. */
const MACHINE_MEASURES = [
  'caches',
  'freePages',
  'heldByOthers',
  'minMark',
  'lowMark',
  'highMark',
  'kswapdAwake',
  'reclaiming',
  'blockedThreads',
  'spinning',
  'halted',
  'ms',
] as const;

/** Numbers of a thread: whether it waits, and what its last call returned (0: NULL). */
const THREAD_MEASURES = ['blocked', 'result'] as const;

/** A number of a cache that a lesson can ask for. */
export type CacheMeasure = (typeof CACHE_MEASURES)[number];
/** A number of the machine that a lesson can ask for. */
export type MachineMeasure = (typeof MACHINE_MEASURES)[number];
/** A number of a thread that a lesson can ask for. */
type ThreadMeasure = (typeof THREAD_MEASURES)[number];

/** A number that a lesson asks for; `text` is as it was written. */
export type Measure =
  /** `cache`: by name, or the first one; `cpu`: only what is in the magazine of this CPU, or pinned by it. */
  | {
      readonly kind: 'cache';
      readonly text: string;
      readonly figure: CacheMeasure;
      readonly cache: string | null;
      readonly cpu: number | null;
    }
  | { readonly kind: 'machine'; readonly text: string; readonly figure: MachineMeasure }
  | {
      readonly kind: 'thread';
      readonly text: string;
      readonly figure: ThreadMeasure;
      readonly thread: string;
    }
  /** Events of a kind since the beginning. */
  | { readonly kind: 'events'; readonly text: string; readonly event: EventKind };

/** A measure, or why a text is not one. */
export type MeasureResult =
  | { readonly ok: true; readonly measure: Measure }
  | { readonly ok: false; readonly reason: string };

const FORM = /^(\w+)(?: of (.+?))?(?: on (\d+))?$/;

/** Whether measures can be limited to one CPU. */
const BY_CPU: readonly CacheMeasure[] = ['inMagazines', 'pinnedSlabs'];

/**
 * Reads a measure: `slabs`, `slabs of zio_buf_131072`, `inMagazines on 3`, `freePages`, `result of t1`, `events of spin`.
 */
export function readMeasure(text: string): MeasureResult {
  const [, name, of, on] = FORM.exec(text.trim()) ?? [];
  const cache = CACHE_MEASURES.find((known) => known === name);
  const machine = MACHINE_MEASURES.find((known) => known === name);
  const thread = THREAD_MEASURES.find((known) => known === name);
  const cpu = on === undefined ? null : Number(on);
  if (cache !== undefined) {
    if (cpu !== null && !BY_CPU.includes(cache)) return refused(`${cache} does not belong to a CPU`);
    return { ok: true, measure: { kind: 'cache', text, figure: cache, cache: of ?? null, cpu } };
  }
  if (machine !== undefined && of === undefined)
    return { ok: true, measure: { kind: 'machine', text, figure: machine } };
  if (thread !== undefined && of !== undefined)
    return { ok: true, measure: { kind: 'thread', text, figure: thread, thread: of } };
  if (name === 'events') {
    const event = EVENT_KINDS.find((known) => known === of);
    return event === undefined
      ? refused(`“${of ?? ''}” is not a kind of event`)
      : { ok: true, measure: { kind: 'events', text, event } };
  }
  return refused(`“${text}” is not a number that a lesson can ask for`);
}

function refused(reason: string): MeasureResult {
  return { ok: false, reason };
}
