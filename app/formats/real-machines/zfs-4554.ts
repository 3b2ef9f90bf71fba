import type { RealListing } from './real-listing.ts';

/** Figures posted in openzfs/zfs#4554. */
export const zfs4554: RealListing = {
  id: 'zfs-4554-1',
  source: 'openzfs/zfs#4554',
  version: '0.6.5, by flags and date (April 2016)',
  era: '0.6.4-0.8',
  note: 'A busy machine in good health: 87 % of the bytes held are in use, and hardly a slab is empty.',
  rows: [
    ['zio_data_buf_57344', 0x42, 495616, 57344, 15, 14, 115, 120, 112, 920, 0, 0, 0],
    ['zio_buf_65536', 0x42, 561152, 65536, 25, 25, 65, 200, 197, 520, 0, 0, 0],
    ['zio_data_buf_65536', 0x42, 561152, 65536, 14, 14, 76, 112, 105, 608, 0, 0, 0],
    ['zio_buf_81920', 0x42, 692224, 81920, 35, 34, 55, 280, 272, 440, 0, 0, 0],
    ['zio_data_buf_81920', 0x42, 692224, 81920, 21, 21, 164, 168, 158, 1312, 0, 0, 0],
    ['zio_buf_98304', 0x42, 823296, 98304, 29, 29, 58, 232, 199, 464, 0, 0, 0],
    ['zio_data_buf_98304', 0x42, 823296, 98304, 19, 19, 78, 152, 141, 624, 0, 0, 0],
    ['zio_buf_114688', 0x42, 954368, 114688, 28, 27, 66, 224, 216, 528, 0, 0, 0],
    ['zio_data_buf_114688', 0x42, 954368, 114688, 22, 22, 65, 176, 139, 520, 0, 0, 0],
  ],
};
