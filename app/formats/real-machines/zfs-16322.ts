import type { RealListing } from './real-listing.ts';

/** Figures posted in openzfs/zfs#16322. */
export const zfs16322: RealListing = {
  id: 'zfs-16322-1',
  source: 'openzfs/zfs#16322',
  version: '2.2, by date (July 2024)',
  era: '2.x',
  note: 'Caches of the Linux slab alone: SPL has no slabs of its own to show here, only how many objects are in use.',
  rows: [
    ['zio_cache', 0x100, 1280, 144],
    ['zio_link_cache', 0x100, 48, 7],
    ['zio_buf_comb_512', 0x102, 512, 398],
    ['zio_buf_comb_4096', 0x102, 4096, 20],
    ['abd_t', 0x100, 104, 11194],
  ],
};
