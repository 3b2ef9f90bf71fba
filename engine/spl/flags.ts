import * as KIND from '../event/kind.ts';
import { packFlag } from '../event/packing.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { emit } from '../kernel/kernel.ts';
import type { spl_kmem_cache_t } from './types.ts';

/** Bit numbers of skc_flags by name, without the prefix: those that a caller may ask for and those of the cache's own state. */
export const KMC_BITS = {
  NOTOUCH: 0,
  NODEBUG: 1,
  NOMAGAZINE: 2,
  NOHASH: 3,
  QCACHE: 4,
  KMEM: 5,
  VMEM: 6,
  SLAB: 7,
  OFFSLAB: 8,
  NOEMERGENCY: 9,
  DEADLOCKED: 14,
  GROWING: 15,
  REAPING: 16,
  DESTROY: 17,
} as const;

/** The name of a bit of skc_flags, without the prefix. */
export type KmcFlag = keyof typeof KMC_BITS;

export const KMC_BIT_DEADLOCKED = 14;
export const KMC_BIT_GROWING = 15;
export const KMC_BIT_REAPING = 16;
export const KMC_BIT_DESTROY = 17;

/** A magazine is never made for the cache: the reference sets it on caches of the Linux slab and refuses it from callers. */
export const KMC_NOMAGAZINE: number = 1 << 2;
export const KMC_NOHASH: number = 1 << 3;
export const KMC_QCACHE: number = 1 << 4;
/** Slabs are page blocks. */
export const KMC_KMEM: number = 1 << 5;
/** Slabs are vmalloc ranges. */
export const KMC_VMEM: number = 1 << 6;
/** Objects come from the Linux slab. */
export const KMC_SLAB: number = 1 << 7;
/** Objects are allocated one by one, outside the slab that lists them. */
export const KMC_OFFSLAB: number = 1 << 8;

/** spl_kmem_cache_expire: magazines are emptied by age. */
export const KMC_EXPIRE_AGE = 0x1;
/** spl_kmem_cache_expire: magazines are emptied when memory is low. */
export const KMC_EXPIRE_MEM = 0x2;
/** spl_kmem_cache_reclaim: one pass of the shrinker only. */
export const KMC_RECLAIM_ONCE = 0x1;
/** The number of objects that spl_kmem_reap() asks the shrinker for. */
export const KMC_REAP_CHUNK = 0x7fff_ffff;

/** The caller may sleep. */
export const KM_SLEEP = 0x0;
/** The caller may not sleep. */
export const KM_NOSLEEP = 0x1;
/** The caller may use the reserves. */
export const KM_PUSHPAGE = 0x4;
/** Zeroed memory: known to the kernel, refused by the cache. */
export const KM_ZERO = 0x1000;
/** The flags that a caller of a cache may use. */
export const KM_PUBLIC_MASK: number = KM_SLEEP | KM_NOSLEEP | KM_PUSHPAGE;

/** Whether bit `nr` of skc_flags is set. */
export const test_bit = (nr: number, skc: spl_kmem_cache_t): boolean => (skc.skc_flags & (1 << nr)) !== 0;

/** Sets bit `nr` of skc_flags. */
export function set_bit(k: Kernel, nr: number, skc: spl_kmem_cache_t): void {
  skc.skc_flags |= 1 << nr;
  emit(k, KIND.flag, skc.index, packFlag(nr, true));
}

/** Clears bit `nr` of skc_flags. */
export function clear_bit(k: Kernel, nr: number, skc: spl_kmem_cache_t): void {
  if (!test_bit(nr, skc)) return;
  skc.skc_flags &= ~(1 << nr);
  emit(k, KIND.flag, skc.index, packFlag(nr, false));
}

/** Sets bit `nr` of skc_flags; returns whether it was set before. */
export function test_and_set_bit(k: Kernel, nr: number, skc: spl_kmem_cache_t): boolean {
  if (test_bit(nr, skc)) return true;
  set_bit(k, nr, skc);
  return false;
}

const KM_FLAGS: Readonly<Record<string, number>> = { KM_SLEEP, KM_NOSLEEP, KM_PUSHPAGE, KM_ZERO };

/** The bits of KM_ names joined by a bar. */
export function kmFlags(names: string): number {
  return names.split('|').reduce((bits, name) => bits | (KM_FLAGS[name] ?? 0), 0);
}
