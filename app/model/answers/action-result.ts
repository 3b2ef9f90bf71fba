import { cpuOf, EVENT_WORDS, KIND, kindOf, OPS, taskOf } from '../../../engine/index.ts';
import { objectName } from '../names/names.ts';
import type { Recording } from '../recording.ts';
import { View } from '../view.ts';

/** The most events of an action to examine. */
const MOST_EVENTS = 200_000;

/** What an action by hand did, in numbers. */
export interface ActionResult {
  /** The command of its threads; null for a command without a thread. */
  readonly op: (typeof OPS)[number] | null;
  /** The CPU on which it ran; −1 for none. */
  readonly cpu: number;
  /** Objects that it took or freed, and the name of the last one. */
  readonly objects: number;
  readonly lastObject: string;
  /** How many of them were emergency or Linux slab objects, which involve no magazine. */
  readonly besides: number;
  /** Objects that went from slabs into magazines, and back. */
  readonly loaded: number;
  readonly returned: number;
  /** The CPUs whose magazines gave objects back. */
  readonly flushed: readonly number[];
  readonly slabsGrown: number;
  readonly slabsFreed: number;
  /** Bytes of the slabs that were freed. */
  readonly bytesFreed: number;
  /** The magazine of the CPU afterwards; null without one. */
  readonly magazine: { readonly count: number; readonly size: number } | null;
  /** Threads of the action that still wait. */
  readonly waiting: number;
}

/** Counts during a pass over the events of an action. */
class Count {
  op = -1;
  cpu = -1;
  cache = -1;
  objects = 0;
  last = 0;
  besides = 0;
  loaded = 0;
  returned = 0;
  slabsGrown = 0;
  slabsFreed = 0;
  bytesFreed = 0;
  readonly flushed = new Set<number>();
  /** The threads of the action that have begun and not ended. */
  readonly open = new Set<number>();
  readonly tasks = new Set<number>();
}

/** What an action by hand caused between two moments of a recording. */
export function resultOf(recording: Recording, from: number, to: number): ActionResult {
  const before = new View();
  recording.seek(before, from);
  const count = new Count();
  const end = Math.min(to, from + MOST_EVENTS);
  for (let moment = Math.max(from, recording.keptFrom); moment < end; ) {
    const { chunk, start } = recording.chunkAt(moment);
    const stop = Math.min(end, start + chunk.count);
    for (; moment < stop; moment++) {
      const at = (moment - start) * EVENT_WORDS;
      const [what = 0, , a = 0, b = 0] = chunk.words.subarray(at, at + EVENT_WORDS);
      take(count, before, what, a, b);
    }
  }
  const after = new View();
  recording.seek(after, to);
  const skm = after.caches[count.cache]?.magazines[count.cpu] ?? null;
  const { op, cpu, objects, last, besides, loaded, returned, slabsGrown, slabsFreed, bytesFreed } = count;
  return {
    op: OPS[op] ?? null,
    cpu,
    objects,
    lastObject: last === 0 ? '' : objectName(after, last),
    besides,
    loaded,
    returned,
    flushed: [...count.flushed].sort((one, other) => one - other),
    slabsGrown,
    slabsFreed,
    bytesFreed,
    magazine: skm === null ? null : { count: skm.count, size: after.caches[count.cache]?.magSize ?? 0 },
    waiting: count.open.size,
  };
}

function take(count: Count, before: View, what: number, a: number, b: number): void {
  const kind = kindOf(what);
  const task = taskOf(what);
  switch (kind) {
    case KIND.opStarted:
      count.tasks.add(task);
      count.open.add(task);
      count.op = a;
      if (b >= 0) count.cache = b;
      break;
    case KIND.opEnded:
      count.open.delete(task);
      break;
    case KIND.objLoaded:
      count.loaded += 1;
      break;
    case KIND.objReturned:
      count.returned += 1;
      count.flushed.add(b);
      break;
    case KIND.slabAdded:
      count.slabsGrown += 1;
      break;
    case KIND.slabDropped:
      count.slabsFreed += 1;
      count.bytesFreed += before.caches[before.slabCache.get(a)]?.slabSize ?? 0;
      break;
    default:
      if (count.tasks.has(task)) takeOwn(count, kind, a);
  }
  if (count.cpu < 0 && count.tasks.has(task)) count.cpu = cpuOf(what);
}

const HANDED: ReadonlySet<number> = new Set([KIND.allocHit, KIND.alloc, KIND.freeHit, KIND.free]);
const BESIDES: ReadonlySet<number> = new Set([
  KIND.emergencyAdded,
  KIND.emergencyRemoved,
  KIND.linuxAlloc,
  KIND.linuxFree,
]);

/** Counts an event of the action's own threads. */
function takeOwn(count: Count, kind: number, obj: number): void {
  const isBeside = BESIDES.has(kind);
  if (!isBeside && !HANDED.has(kind)) return;
  count.objects += 1;
  count.last = obj;
  if (isBeside) count.besides += 1;
}
