import type { RealListing } from './real-listing.ts';

/** Figures posted in openzfs/zfs#3085. */
export const zfs3085: RealListing = {
  id: 'zfs-3085-1',
  source: 'openzfs/zfs#3085',
  version: '0.6.3, by its slab sizes (early 2015)',
  era: '0.6.3',
  note: 'Emergency in plain sight: zio_buf_20480 was deadlocked 13 times and once had 46 emergency objects, with three slabs now.',
  rows: [
    ['spl_vn_cache', 0x20, 4096, 104, 0, 0, 1, 0, 0, 21, 0, 0, 0],
    ['spl_vn_file_cache', 0x20, 4096, 112, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    ['spl_zlib_workspace_cache', 0x240, 8388608, 268104, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    ['ddt_cache', 0x40, 524288, 24856, 1, 1, 2, 21, 10, 42, 0, 0, 0],
    ['zio_vdev_cache', 0x40, 4194304, 131088, 27, 27, 51, 810, 770, 1524, 0, 0, 0],
    ['zio_buf_20480', 0x40, 524288, 20480, 3, 3, 28, 63, 40, 588, 13, 0, 46],
  ],
};
