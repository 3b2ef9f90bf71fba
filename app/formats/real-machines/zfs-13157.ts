import type { RealListing } from './real-listing.ts';

/** Figures posted in openzfs/zfs#13157. */
export const zfs13157: RealListing = {
  id: 'zfs-13157-1',
  source: 'openzfs/zfs#13157',
  version: '0.8, by its flags',
  era: '0.8',
  note: 'Two deadlocks let up to 56 emergency objects through in zio_buf_131072, which now fills 146 slabs to 56 %.',
  rows: [
    ['zio_data_buf_3584', 0x86, 3584, 10],
    ['zio_buf_4096', 0x86, 4096, 8689],
    ['zio_data_buf_4096', 0x86, 4096, 5],
    ['zio_buf_5120', 0x86, 5120, 5],
    ['zio_data_buf_5120', 0x86, 5120, 10],
    ['zio_buf_6144', 0x86, 6144, 5],
    ['zio_data_buf_6144', 0x86, 6144, 8],
    ['zio_buf_7168', 0x86, 7168, 86],
    ['zio_data_buf_7168', 0x86, 7168, 9],
    ['zio_buf_131072', 0x42, 1085440, 131072, 146, 146, 1088, 1168, 659, 8704, 2, 0, 56],
    ['zio_data_buf_131072', 0x42, 1085440, 131072, 131, 131, 2598, 1048, 917, 20784, 8, 0, 19],
    ['zio_buf_163840', 0x42, 1347584, 163840, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    ['zio_data_buf_163840', 0x42, 1347584, 163840, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    ['zio_buf_196608', 0x42, 1609728, 196608, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    ['zio_data_buf_196608', 0x42, 1609728, 196608, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    ['zio_buf_229376', 0x42, 1871872, 229376, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    ['zio_data_buf_229376', 0x42, 1871872, 229376, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    ['zio_buf_262144', 0x42, 2134016, 262144, 0, 0, 0, 0, 0, 0, 0, 0, 0],
  ],
};
