import { WAIT } from '../event/event.ts';
import * as FN from '../event/fn.ts';
import * as KIND from '../event/kind.ts';
import { cpuOf, fnOf } from '../event/log.ts';
import { flagBit, waitOf } from '../event/packing.ts';
import { TOUCH, TOUCH_ALL, touchCpu, touchMagazine, touchTask } from '../kernel/footprint.ts';
import { KMC_BIT_DEADLOCKED } from '../spl/flags.ts';

/** By kind of event: what the event shows that its step has written, and has read, as bits. */
export interface TouchTable {
  readonly writes: Int32Array;
  readonly reads: Int32Array;
}

const { lock, ref, waitQueue, bitWaiters, taskq, cacheList, clock, magic, destroy } = TOUCH;

type Row = readonly [kind: number, writes: number, reads: number];

/** Events that always write and read the same. For those in {@link touchesOf} it depends on their payload. */
const ROWS: readonly Row[] = [
  [KIND.jiffy, clock, 0],
  [KIND.lock, lock, 0],
  [KIND.spin, lock, 0],
  [KIND.listLock, cacheList, 0],
  [KIND.ref, ref, 0],
  [KIND.queued, taskq, 0],
  [KIND.delayed, taskq | clock, clock],
  [KIND.due, taskq, 0],
  [KIND.taskRun, taskq, 0],
  [KIND.taskDone, taskq, 0],
  [KIND.cancelled, taskq | clock, 0],
  [KIND.cacheField, lock, 0],
  [KIND.cacheListed, cacheList, 0],
  [KIND.cacheFreed, magic, 0],
  [KIND.tunable, TOUCH_ALL, 0],
  [KIND.slabAdded, lock, 0],
  [KIND.slabLinked, lock, 0],
  [KIND.slabUnlinked, lock, 0],
  [KIND.slabDropped, lock, 0],
  [KIND.slabFreed, lock, 0],
  [KIND.objLoaded, lock, 0],
  [KIND.objReturned, lock, 0],
  [KIND.allocHit, 0, destroy],
  [KIND.freeHit, 0, destroy],
  [KIND.emergencyAdded, lock, 0],
  [KIND.emergencyRemoved, lock, 0],
  [KIND.tree, lock, 0],
  [KIND.panic, TOUCH_ALL, 0],
  [KIND.outOfMemory, TOUCH_ALL, 0],
];

/** By number of the wait: what a task touches when it waits, or wakes the waiting tasks. */
const WAITERS = new Int32Array(16);
WAITERS[WAIT.growing] = waitQueue;
WAITERS[WAIT.reaping] = bitWaiters;
WAITERS[WAIT['list.read']] = cacheList;
WAITERS[WAIT['list.write']] = cacheList;
WAITERS[WAIT.task] = taskq;
WAITERS[WAIT.idle] = taskq;

/** The engine's table. With `hasAges`, the ages of magazines count. */
export function touchTable(hasAges: boolean): TouchTable {
  const table = { writes: new Int32Array(128), reads: new Int32Array(128) };
  for (const [kind, writes, reads] of ROWS) {
    table.writes[kind] = writes;
    table.reads[kind] = reads;
  }
  if (hasAges)
    for (const kind of [KIND.allocHit, KIND.alloc]) table.reads[kind] = (table.reads[kind] ?? 0) | clock;
  return table;
}

/** What an event touches besides its row of the table; `a` and `b` are its payload words. */
export function touchesOf(kind: number, what: number, a: number, b: number): number {
  switch (kind) {
    case KIND.flag: {
      const bit = flagBit(b) - KMC_BIT_DEADLOCKED;
      return bit < 0 ? 0 : TOUCH.deadlocked << bit;
    }
    case KIND.blocked:
      return (WAITERS[waitOf(a)] ?? 0) | (b < 0 ? 0 : clock);
    case KIND.wakeCalled:
      return WAITERS[waitOf(a)] ?? 0;
    case KIND.woken:
    case KIND.timedOut:
    case KIND.migrated:
      return touchTask(a);
    case KIND.irq:
      return touchCpu(cpuOf(what));
    case KIND.objLoaded:
    case KIND.allocHit:
    case KIND.alloc:
    case KIND.freeHit:
    case KIND.free:
      return touchMagazine(cpuOf(what));
    case KIND.objReturned:
    case KIND.magazineFreed:
      return touchMagazine(b);
    default:
      return 0;
  }
}

const ALL_MAGAZINES = touchMagazine(0) | touchMagazine(1) | touchMagazine(2) | touchMagazine(3);

/** What a function that is entered reads besides {@link Kernel.reads}; `caller` is the function that calls it. */
export function readsOf(what: number, caller: number): number {
  switch (fnOf(what)) {
    case FN.spl_magazine_age:
      return touchMagazine(cpuOf(what)) | touchCpu(cpuOf(what)) | clock;
    case FN.spl_cache_flush:
      return caller === FN.spl_magazine_destroy ? ALL_MAGAZINES : touchMagazine(cpuOf(what));
    case FN.spl_cache_refill:
    case FN.__spl_cache_flush:
      return touchMagazine(cpuOf(what));
    case FN.spl_kmem_cache_alloc:
    case FN.spl_kmem_cache_free:
      return destroy;
    default:
      return 0;
  }
}
