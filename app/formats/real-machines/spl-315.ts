import type { RealListing } from './real-listing.ts';

/** Figures posted in openzfs/spl#315. */
export const spl315: RealListing = {
  id: 'spl-315-1',
  source: 'openzfs/spl#315',
  version: '0.6.2, by its form',
  era: '0.6.1-0.6.2',
  note: 'More slabs than were ever in use at once: zio_buf_45056 holds 16, of which 6 are empty, and its highest was 15.',
  rows: [
    ['zio_data_buf_28672', 0x40, 1048576, 28672, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    ['zio_buf_32768', 0x40, 1048576, 32768, 9, 7, 8, 252, 160, 224, 0, 0, 0],
    ['zio_data_buf_32768', 0x40, 1048576, 32768, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    ['zio_buf_36864', 0x40, 1048576, 36864, 8, 7, 7, 200, 143, 175, 0, 0, 0],
    ['zio_data_buf_36864', 0x40, 1048576, 36864, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    ['zio_buf_40960', 0x40, 1048576, 40960, 8, 7, 7, 184, 129, 161, 0, 0, 0],
    ['zio_data_buf_40960', 0x40, 1048576, 40960, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    ['zio_buf_45056', 0x40, 1048576, 45056, 16, 10, 15, 336, 123, 315, 0, 0, 0],
    ['zio_data_buf_45056', 0x40, 1048576, 45056, 0, 0, 0, 0, 0, 0, 0, 0, 0],
  ],
};
