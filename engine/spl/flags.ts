import * as KIND from '../event/kind.ts';
import { packFlag } from '../event/packing.ts';
import { TOUCH } from '../kernel/footprint.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { emit } from '../kernel/kernel.ts';
import type { spl_kmem_cache_t } from './types.ts';

/** Bit numbers of skc_flags by name, without the prefix: the options of a cache and the bits of its state. */
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

export const KMC_BIT_DEADLOCKED: number = KMC_BITS.DEADLOCKED;
export const KMC_BIT_GROWING: number = KMC_BITS.GROWING;
export const KMC_BIT_REAPING: number = KMC_BITS.REAPING;
export const KMC_BIT_DESTROY: number = KMC_BITS.DESTROY;

/** The cache has no magazines. The reference sets it on caches of the Linux slab and refuses it from callers. */
export const KMC_NOMAGAZINE: number = 1 << KMC_BITS.NOMAGAZINE;
export const KMC_NOHASH: number = 1 << KMC_BITS.NOHASH;
export const KMC_QCACHE: number = 1 << KMC_BITS.QCACHE;
/** Slabs are page blocks. */
export const KMC_KMEM: number = 1 << KMC_BITS.KMEM;
/** Slabs are vmalloc ranges. */
export const KMC_VMEM: number = 1 << KMC_BITS.VMEM;
/** Objects come from the Linux slab. */
export const KMC_SLAB: number = 1 << KMC_BITS.SLAB;
/** The cache is being destroyed, as a mask for hot calls, which do not record that they read it. */
export const KMC_DESTROY: number = 1 << KMC_BITS.DESTROY;
/** Objects are allocated one by one, outside the slab that lists them. */
export const KMC_OFFSLAB: number = 1 << KMC_BITS.OFFSLAB;

/** spl_kmem_cache_expire: flush magazines that are too old. */
export const KMC_EXPIRE_AGE = 0x1;
/** spl_kmem_cache_expire: flush magazines when memory is low. */
export const KMC_EXPIRE_MEM = 0x2;
/** spl_kmem_cache_reclaim: a single pass of the shrinker. */
export const KMC_RECLAIM_ONCE = 0x1;
/** The number of objects that spl_kmem_reap() asks the shrinker to free. */
export const KMC_REAP_CHUNK = 0x7fff_ffff;

/** The caller may sleep. */
export const KM_SLEEP = 0x0;
/** The caller may not sleep. */
export const KM_NOSLEEP = 0x1;
/** The caller may use the reserves. */
export const KM_PUSHPAGE = 0x4;
/** Zeroed memory: exists in the kernel, but caches refuse it. */
const KM_ZERO = 0x1000;
/** The flags that a caller of a cache may use. */
export const KM_PUBLIC_MASK: number = KM_SLEEP | KM_NOSLEEP | KM_PUSHPAGE;

/** Whether bit `nr` of skc_flags is set. */
export function test_bit(k: Kernel, nr: number, skc: spl_kmem_cache_t): boolean {
  // DEADLOCKED to DESTROY, as bits of a footprint in the same order.
  if (nr >= KMC_BIT_DEADLOCKED) k.reads |= TOUCH.deadlocked << (nr - KMC_BIT_DEADLOCKED);
  return (skc.skc_flags & (1 << nr)) !== 0;
}

/** Sets bit `nr` of skc_flags. */
export function set_bit(k: Kernel, nr: number, skc: spl_kmem_cache_t): void {
  if (test_bit(k, nr, skc)) return;
  skc.skc_flags |= 1 << nr;
  emit(k, KIND.flag, skc.index, packFlag(nr, true));
}

/** Clears bit `nr` of skc_flags. */
export function clear_bit(k: Kernel, nr: number, skc: spl_kmem_cache_t): void {
  if (!test_bit(k, nr, skc)) return;
  skc.skc_flags &= ~(1 << nr);
  emit(k, KIND.flag, skc.index, packFlag(nr, false));
}

/** clear_bit() with a memory barrier, which makes no difference here. */
export const clear_bit_unlock: typeof clear_bit = clear_bit;

/** Sets bit `nr` of skc_flags; returns whether it was already set. */
export function test_and_set_bit(k: Kernel, nr: number, skc: spl_kmem_cache_t): boolean {
  if (test_bit(k, nr, skc)) return true;
  set_bit(k, nr, skc);
  return false;
}

const KM_FLAGS: Readonly<Record<string, number>> = { KM_SLEEP, KM_NOSLEEP, KM_PUSHPAGE, KM_ZERO };

/** The bits of KM_ names joined by "|". */
export function kmFlags(names: string): number {
  return names.split('|').reduce((bits, name) => bits | (KM_FLAGS[name] ?? 0), 0);
}
