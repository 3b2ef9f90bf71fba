import { KMC_BITS, type KmcFlag } from '../../engine/index.ts';
import type { CacheView } from './plain-view.ts';

/**
 * The bits of a cache's skc_flags that change during its life, in the order in which all views show them.
 */
export const STATE_BITS = ['GROWING', 'REAPING', 'DEADLOCKED', 'DESTROY'] as const;

/** A state bit of a cache. */
export type StateBit = (typeof STATE_BITS)[number];

/** The state bits whose periods a timeline shades; DESTROY stays set until the cache is gone. */
export const SHADED_BITS = ['GROWING', 'REAPING', 'DEADLOCKED'] as const;

/** A state bit whose periods a timeline shades. */
export type ShadedBit = (typeof SHADED_BITS)[number];

/** A record with a value for each bit that a timeline shades. */
export function perShadedBit<T>(value: (bit: ShadedBit) => T): Record<ShadedBit, T> {
  return { GROWING: value('GROWING'), REAPING: value('REAPING'), DEADLOCKED: value('DEADLOCKED') };
}

/** Returns whether a bit of a cache is set. */
export function hasBit({ flags }: Pick<CacheView, 'flags'>, name: KmcFlag): boolean {
  return (flags & (1 << KMC_BITS[name])) !== 0;
}

/** The name of a bit of skc_flags by its number, without the prefix. */
export function bitName(bit: number): string {
  return Object.entries(KMC_BITS).find(([, number]) => number === bit)?.[0] ?? `bit ${bit}`;
}

/** The state bits of a cache that are set. */
export function setBits(cache: Pick<CacheView, 'flags'>): readonly StateBit[] {
  return STATE_BITS.filter((name) => hasBit(cache, name));
}
