import type { RealListing } from './real-listing.ts';

/** Figures posted in openzfs/zfs#16697. */
export const zfs16697: RealListing = {
  id: 'zfs-16697-1',
  source: 'openzfs/zfs#16697',
  version: '2.3, by what the thread is about (fast dedup)',
  era: '2.x',
  note: 'A flag that came late: 0x200000 marks the zlib workspaces as memory that can be reclaimed.',
  rows: [
    ['spl_zlib_workspace_cache', 0x200080, 2145216, 268104, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    ['kcf_context_cache', 0x100, 40, 0],
    ['zfs_btree_leaf_cache', 0x100, 4096, 2589],
    ['metaslab_alloc_trace_cache', 0x100, 72, 0],
    ['brt_entry_cache', 0x100, 40, 0],
    ['brt_pending_entry_cache', 0x100, 160, 0],
  ],
};
