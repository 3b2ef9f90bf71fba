import type { RealListing } from './real-listing.ts';

/** Figures posted in openzfs/zfs#16325, before the event. */
export const zfs16325Before: RealListing = {
  id: 'zfs-16325-1',
  source: 'openzfs/zfs#16325',
  version: '2.2, by date (July 2024)',
  era: '2.x',
  note: 'An ordinary moment: 88 buffers of 24 KiB in 11 slabs, and everything up to 16 KiB left to the Linux slab.',
  rows: [
    ['zio_buf_comb_7168', 0x102, 7168, 0],
    ['zio_buf_comb_8192', 0x102, 8192, 0],
    ['zio_buf_comb_10240', 0x102, 10240, 0],
    ['zio_buf_comb_12288', 0x102, 12288, 0],
    ['zio_buf_comb_14336', 0x102, 14336, 1],
    ['zio_buf_comb_16384', 0x102, 16384, 1133],
    ['zio_buf_comb_20480', 0x82, 200704, 20480, 1, 1, 1, 8, 8, 8, 0, 0, 0],
    ['zio_buf_comb_24576', 0x82, 233472, 24576, 11, 11, 12, 88, 88, 96, 0, 0, 0],
    ['zio_buf_comb_28672', 0x82, 266240, 28672, 1, 1, 1, 8, 8, 8, 0, 0, 0],
  ],
};

/** Figures posted in openzfs/zfs#16325, during the event. */
export const zfs16325After: RealListing = {
  id: 'zfs-16325-2',
  source: 'openzfs/zfs#16325',
  version: '2.2, by date (July 2024)',
  era: '2.x',
  note: 'The same machine later, out of hand: zio_buf_comb_32768 holds 56,367 slabs, 16.9 GB, with all but eight objects out.',
  rows: [
    ['zio_buf_comb_12288', 0x102, 12288, 0],
    ['zio_buf_comb_14336', 0x102, 14336, 1],
    ['zio_buf_comb_16384', 0x102, 16384, 1133],
    ['zio_buf_comb_20480', 0x82, 200704, 20480, 2, 1, 1, 16, 8, 8, 0, 0, 0],
    ['zio_buf_comb_24576', 0x82, 233472, 24576, 13, 12, 12, 104, 96, 96, 0, 0, 0],
    ['zio_buf_comb_28672', 0x82, 266240, 28672, 2, 1, 1, 16, 8, 8, 0, 0, 0],
    ['zio_buf_comb_32768', 0x82, 299008, 32768, 56367, 56366, 56366, 450936, 450928, 450928, 0, 0, 0],
    ['zio_buf_comb_40960', 0x82, 364544, 40960, 11, 10, 10, 88, 80, 80, 0, 0, 0],
  ],
};
