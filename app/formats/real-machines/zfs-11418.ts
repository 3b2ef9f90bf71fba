import type { RealListing } from './real-listing.ts';

/** Figures posted in openzfs/zfs#11418. */
export const zfs11418: RealListing = {
  id: 'zfs-11418-1',
  source: 'openzfs/zfs#11418',
  version: '2.0, by its flags',
  era: '2.x',
  note: 'No pool is imported, yet all 64 zlib workspaces count as out: they lie idle in the magazines of the CPUs.',
  rows: [
    ['spl_zlib_workspace_cache', 0x80, 2145216, 268104, 8, 8, 8, 64, 64, 64, 0, 0, 0],
    ['mod_hash_entries', 0x100, 24, 35],
    ['kcf_sreq_cache', 0x100, 160, 0],
    ['kcf_areq_cache', 0x100, 464, 0],
    ['kcf_context_cache', 0x100, 152, 0],
    ['zfs_btree_leaf_cache', 0x100, 4096, 0],
    ['ddt_cache', 0x80, 199232, 24856, 7, 6, 6, 56, 48, 48, 0, 0, 0],
  ],
};
