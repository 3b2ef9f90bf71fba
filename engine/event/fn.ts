/**
 * The number of each function of the reference, as stored in the log; imported as `FN`. In the order of the reference's
 * file. Single constants, for the reason given in kind.ts.
 */

export const none = 0;
export const kv_alloc = 1;
export const kv_free = 2;
export const spl_slab_alloc = 3;
export const spl_slab_free = 4;
export const spl_slab_reclaim = 5;
export const spl_emergency_search = 6;
export const spl_emergency_insert = 7;
export const spl_emergency_alloc = 8;
export const spl_emergency_free = 9;
export const __spl_cache_flush = 10;
export const spl_cache_flush = 11;
export const spl_magazine_age = 12;
export const spl_cache_age = 13;
export const spl_slab_size = 14;
export const spl_magazine_size = 15;
export const spl_magazine_alloc = 16;
export const spl_magazine_free = 17;
export const spl_magazine_create = 18;
export const spl_magazine_destroy = 19;
export const spl_kmem_cache_create = 20;
export const spl_kmem_cache_set_move = 21;
export const spl_kmem_cache_destroy = 22;
export const spl_cache_obj = 23;
export const spl_cache_grow_work = 24;
export const spl_cache_grow = 25;
export const spl_cache_refill = 26;
export const spl_cache_shrink = 27;
export const spl_kmem_cache_alloc = 28;
export const spl_kmem_cache_free = 29;
export const __spl_kmem_cache_generic_shrinker = 30;
export const spl_kmem_cache_generic_shrinker_count_objects = 31;
export const spl_kmem_cache_generic_shrinker_scan_objects = 32;
export const spl_kmem_cache_reap_now = 33;
export const spl_kmem_reap = 34;
