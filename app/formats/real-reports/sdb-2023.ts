import type { SdbReport } from './sdb-report.ts';

/** Figures of a machine in the regression tests of delphix/sdb: caches that hold slabs, and the larger ones of the Linux slab. */
export const sdb2023: SdbReport = {
  id: 'sdb-202303131823',
  title: 'A machine of March 2023, as sdb shows it',
  note: 'All 1,123 slabs of its largest cache are pinned, 71 % full: 325 MiB are free but cannot be returned.',
  source: 'the regression tests of delphix/sdb (dump of March 2023)',
  spl: [
    ['zio_buf_comb_131072', 131_072, 135_680, 1_085_440, 8, 1123, 1123, 6384],
    ['zio_buf_comb_114688', 114_688, 119_296, 954_368, 8, 3, 2, 16],
    ['zio_buf_comb_81920', 81_920, 86_528, 692_224, 8, 3, 2, 16],
    ['ddt_cache', 24_840, 24_888, 199_104, 8, 7, 6, 48],
    ['zio_buf_comb_98304', 98_304, 102_912, 823_296, 8, 1, 1, 8],
    ['zio_buf_comb_40960', 40_960, 45_568, 364_544, 8, 3, 2, 16],
    ['zio_buf_comb_65536', 65_536, 70_144, 561_152, 8, 2, 2, 8],
    ['zio_buf_comb_57344', 57_344, 61_952, 495_616, 8, 2, 2, 9],
    ['zio_buf_comb_20480', 20_480, 25_088, 200_704, 8, 3, 2, 16],
    ['zio_buf_comb_49152', 49_152, 53_760, 430_080, 8, 1, 1, 7],
    ['zio_buf_comb_24576', 24_576, 29_184, 233_472, 8, 2, 2, 10],
    ['zio_buf_comb_28672', 28_672, 33_280, 266_240, 8, 1, 1, 7],
    ['zio_buf_comb_32768', 32_768, 37_376, 299_008, 8, 1, 1, 4],
  ],
  linux: [
    ['zfs_btree_leaf_cache', 4096, 53_776, 99],
    ['zfs_znode_cache', 1104, 54_648, 99],
    ['dnode_t', 1000, 59_111, 99],
    ['zio_buf_comb_16384', 16_384, 2495, 92],
    ['dmu_buf_impl_t', 392, 63_285, 65],
    ['arc_buf_hdr_t_full', 272, 86_629, 69],
    ['sa_cache', 248, 54_636, 99],
    ['abd_t', 104, 67_508, 63],
    ['zio_buf_comb_512', 512, 11_080, 99],
    ['zio_cache', 1264, 1607, 38],
  ],
};
