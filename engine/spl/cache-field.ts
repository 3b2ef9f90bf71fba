import { CACHE_FIELDS } from '../event/event.ts';
import * as KIND from '../event/kind.ts';
import { packField } from '../event/packing.ts';
import { emit, type Kernel } from '../kernel/kernel.ts';
import type { spl_kmem_cache_t } from './types.ts';

/** A figure of a cache whose changes are recorded by name. */
export type CacheField = (typeof CACHE_FIELDS)[number];

/** Emits that a figure of a cache is now `value`. */
export function emitCacheField(k: Kernel, skc: spl_kmem_cache_t, field: CacheField, value: number): void {
  emit(k, KIND.cacheField, packField(CACHE_FIELDS.indexOf(field), skc.index), value | 0);
}
