import { CACHE_FIELDS } from '../event/event.ts';
import * as FN from '../event/fn.ts';
import * as KIND from '../event/kind.ts';
import { cpuOf, fnOf } from '../event/log.ts';
import { fieldOf } from '../event/packing.ts';
import { TOUCH } from '../kernel/footprint.ts';
import { KMC_DESTROY } from '../spl/flags.ts';
import { slabOf } from '../spl/slab-table.ts';
import { audit } from './audit.ts';
import { END, type Facts, RETURN } from './facts.ts';
import type { CheckName } from './predicate.ts';

const TASKQID = CACHE_FIELDS.indexOf('taskqid');

/** A check: the moments at which it runs, and whether it fails. It records in `k.reads` what it reads. */
export interface Check {
  readonly moments: readonly number[];
  readonly fails: (facts: Facts) => boolean;
}

/** Each check of predicate.ts. */
export const CHECK_OF: Readonly<Record<CheckName, Check>> = {
  'object with two holders': {
    moments: [RETURN],
    fails: (facts) => {
      const { returned } = facts;
      return returned?.op === 'alloc' && returned.ret > 0 && facts.holders.has(returned.ret);
    },
  },
  'magazine of another CPU': {
    moments: [KIND.objLoaded, KIND.alloc, KIND.allocHit, KIND.free, KIND.freeHit, KIND.objReturned],
    fails: isForeign,
  },
  'slab freed with an object out': { moments: [KIND.slabDropped], fails: hasObjectOut },
  'slab freed before use': {
    moments: [KIND.slabDropped],
    fails: ({ usedSlabs, a }) => usedSlabs[a] === false,
  },
  'two growths': {
    moments: [KIND.queued],
    fails: ({ subject }) => subject !== null && subject.growths > 1,
  },
  'two reaps': { moments: [KIND.entered], fails: isSecondReap },
  'object lost': {
    moments: [END],
    fails: (facts) => facts.subject !== null && audit(facts, facts.subject.skc).isLost,
  },
  'counters wrong': {
    moments: [END],
    fails: (facts) => facts.subject !== null && audit(facts, facts.subject.skc).isMiscounted,
  },
  'freed cache used': {
    moments: [
      KIND.ref,
      KIND.flag,
      KIND.lock,
      KIND.queued,
      KIND.alloc,
      KIND.allocHit,
      KIND.freeHit,
      KIND.panic,
    ],
    fails: usesFreed,
  },
  'ageing queued too late': { moments: [KIND.queued, KIND.cacheField], fails: keepsLateWork },
};

/** Whether an object was moved from or to a magazine other than that of the CPU that moved it. */
function isForeign(facts: Facts): boolean {
  const { k, moment, what, a, b } = facts;
  const cpu = cpuOf(what);
  const skc = facts.subject?.skc ?? facts.caches[0]?.skc;
  if (skc === undefined) return false;
  if (moment === KIND.objReturned) return b !== cpu && (skc.skc_flags & KMC_DESTROY) === 0;
  const skm = (slabOf(k, a)?.sks_cache ?? skc).skc_mag[cpu];
  if (skm === undefined) return false;
  const isTaken = moment === KIND.alloc || moment === KIND.allocHit;
  return skm.skm_objs[isTaken ? skm.skm_avail : skm.skm_avail - 1] !== a;
}

function hasObjectOut(facts: Facts): boolean {
  const { k, a } = facts;
  const slab = a + 1;
  for (const obj of facts.holders.keys()) if (k.objs.sko_slab[obj] === slab) return true;
  const skc = k.slabs.at(slab)?.sks_cache;
  for (const { skm_objs, skm_avail } of skc?.skc_mag ?? [])
    for (let i = 0; i < skm_avail; i++) if (k.objs.sko_slab[skm_objs[i] ?? 0] === slab) return true;
  return false;
}

/** Whether a task that did not set REAPING does what only the task that set it may do. */
function isSecondReap(facts: Facts): boolean {
  const { what, a, task } = facts;
  const fn = fnOf(what);
  if (a !== FN.spl_kmem_cache_reap_now || (fn !== FN.spl_slab_reclaim && fn !== FN.spl_cache_flush))
    return false;
  facts.k.reads |= TOUCH.reaping;
  const cache = facts.caches[facts.reaping[task] ?? -1];
  return cache !== undefined && cache.reaper !== task;
}

/** Whether a check finds poison, or an event is about a freed cache. */
function usesFreed(facts: Facts): boolean {
  const { k, moment, b } = facts;
  if (moment !== KIND.panic) return facts.cacheOfEvent()?.isFreed === true;
  return isMagic(textOf(facts, b)) && facts.freed > 0 && !k.misused;
}

/** Whether a cache stores an ageing task that was queued after its destroy had begun: nothing will cancel that task. */
function keepsLateWork({ k, moment, a, b, lateWork }: Facts): boolean {
  if (moment === KIND.cacheField) return fieldOf(a) === TASKQID && lateWork[b] === true;
  k.reads |= TOUCH.destroy;
  return false;
}

/** The text of a panic, by its number. */
export function textOf(facts: Facts, number: number): string {
  return facts.texts[number] ?? '';
}

function isMagic(expr: string): boolean {
  return expr.includes('_magic ==');
}
