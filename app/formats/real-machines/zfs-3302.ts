import type { RealListing } from './real-listing.ts';

/** Figures posted in openzfs/zfs#3302. */
export const zfs3302: RealListing = {
  id: 'zfs-3302-1',
  source: 'openzfs/zfs#3302',
  version: '0.6.4, stated',
  era: '0.6.4-0.8',
  note: 'One object of 42 in use holds the only slab of each vnode cache; zio_buf_24576 has been deadlocked once and got by with one emergency object.',
  rows: [
    ['spl_vn_cache', 0x20, 8192, 112, 1, 1, 2, 42, 1, 84, 0, 0, 0],
    ['spl_vn_file_cache', 0x20, 8192, 120, 1, 1, 4, 42, 1, 168, 0, 0, 0],
    ['spl_zlib_workspace_cache', 0x240, 2145216, 268104, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    ['ddt_cache', 0x40, 199296, 24864, 4, 4, 6, 32, 20, 48, 0, 0, 0],
    ['zio_buf_20480', 0x42, 200704, 20480, 3, 3, 54, 24, 19, 432, 0, 0, 0],
    ['zio_data_buf_20480', 0x42, 200704, 20480, 0, 0, 577, 0, 0, 4616, 0, 0, 0],
    ['zio_buf_24576', 0x42, 233472, 24576, 2, 2, 29, 16, 10, 232, 1, 0, 1],
  ],
};
