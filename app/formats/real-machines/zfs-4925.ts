import type { RealListing } from './real-listing.ts';

/** Figures posted in openzfs/zfs#4925. */
export const zfs4925: RealListing = {
  id: 'zfs-4925-1',
  source: 'openzfs/zfs#4925',
  version: '0.6.5, by flags, sizes and date (August 2016)',
  era: '0.6.4-0.8',
  note: 'After a storm: zio_data_buf_20480 once had 6,436 slabs (1.29 GB) in use and keeps 32, one of them empty.',
  rows: [
    ['spl_vn_cache', 0x20, 8192, 112, 13, 12, 44, 546, 504, 1848, 0, 0, 0],
    ['spl_vn_file_cache', 0x20, 8192, 120, 12, 11, 44, 504, 462, 1848, 0, 0, 0],
    ['spl_zlib_workspace_cache', 0x240, 2145216, 268104, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    ['ddt_cache', 0x40, 199296, 24864, 2, 2, 17, 16, 10, 136, 0, 0, 0],
    ['zio_buf_20480', 0x42, 200704, 20480, 45, 45, 426, 360, 328, 3408, 0, 0, 0],
    ['zio_data_buf_20480', 0x42, 200704, 20480, 32, 31, 6436, 256, 248, 51488, 0, 0, 0],
  ],
};
