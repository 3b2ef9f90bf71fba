import { formatJiffies } from './times.ts';

/**
 * When a magazine of `count` objects returns them to their slabs. `byAge`: whether idle magazines are flushed; `left`: the
 * jiffies until it is too old, 0 or less when it is; `hz` is jiffies in a second.
 */
export function magazineFate(byAge: boolean, count: number, left: number, hz: number): string {
  if (count === 0) return 'It is empty: the next allocation here refills it.';
  if (!byAge) return 'It keeps its objects until it overflows: spl_kmem_cache_expire lacks KMC_EXPIRE_AGE.';
  return left > 0
    ? `If nothing is taken from it for ${formatJiffies(left, hz)}, ageing flushes it, skm_refill objects at a time.`
    : 'It is too old: the next ageing pass flushes skm_refill of its objects.';
}
