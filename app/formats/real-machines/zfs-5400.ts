import type { RealListing } from './real-listing.ts';

/** Figures posted in openzfs/zfs#5400. */
export const zfs5400: RealListing = {
  id: 'zfs-5400-1',
  source: 'openzfs/zfs#5400',
  version: '0.7.0-rc2, stated',
  era: '0.6.4-0.8',
  note: 'A small machine: a single vnode and a single open file each keep a slab for 42.',
  rows: [
    ['spl_vn_cache', 0x20, 8192, 104, 1, 1, 7, 42, 1, 256, 0, 0, 0],
    ['spl_vn_file_cache', 0x20, 8192, 112, 1, 1, 7, 42, 1, 256, 0, 0, 0],
    ['spl_zlib_workspace_cache', 0x240, 2145216, 268104, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    ['ddt_cache', 0x40, 199232, 24856, 2, 2, 6, 16, 14, 48, 0, 0, 0],
    ['zio_buf_20480', 0x42, 200704, 20480, 0, 0, 18, 0, 0, 144, 0, 0, 0],
    ['zio_data_buf_20480', 0x42, 200704, 20480, 9, 9, 51, 72, 72, 408, 0, 0, 0],
  ],
};
