import { faultIsSkip, faultTarget, flagBit, flagIsSet, taskOf } from '../../../engine/index.ts';
import type { View } from '../view.ts';
import { cacheAt, missing, type Reducer, taskAt } from './fact.ts';

type Kinds =
  | 'lock'
  | 'listLock'
  | 'flag'
  | 'ref'
  | 'vmalloc'
  | 'vfree'
  | 'getPages'
  | 'freePages'
  | 'kmallocFail'
  | 'memoryMode'
  | 'faultCount'
  | 'tunable';

const nothing = (): void => {};

/** Locks, state bits, memory and module parameters. */
export const applyMemory: Reducer<Kinds> = {
  lock,
  listLock: (view, whom, hold) => {
    if (Math.abs(hold) === 1) view.listReaders += hold;
    else view.listWriter = hold > 0 ? whom : -1;
  },
  flag: (view, index, packed) => {
    const cache = cacheAt(view, index);
    const mask = 1 << flagBit(packed);
    cache.flags = flagIsSet(packed) ? cache.flags | mask : cache.flags & ~mask;
  },
  ref: (view, index, delta) => {
    cacheAt(view, index).ref += delta;
  },
  vmalloc: nothing,
  vfree: nothing,
  getPages: nothing,
  freePages: nothing,
  kmallocFail: nothing,
  memoryMode: (view, target, mode) => {
    const fault = view.faults[target];
    if (fault !== undefined) fault.mode = mode;
  },
  faultCount: (view, packed, value) => {
    const fault = view.faults[faultTarget(packed)];
    if (fault === undefined) return;
    if (faultIsSkip(packed)) fault.skip = value;
    else fault.failNext = value;
  },
  tunable: (view, index, value) => {
    if (view.tunables[index] === undefined) missing('tunable', index);
    view.tunables[index] = value >>> 0;
  },
};

/** A task takes or releases the lock of a cache. */
export function lock(view: View, cache: number, held: number, what: number): void {
  const task = taskOf(what);
  cacheAt(view, cache).lockHolder = held === 1 ? task : -1;
  if (held === 1) taskAt(view, task).spinsOn = -1;
}
