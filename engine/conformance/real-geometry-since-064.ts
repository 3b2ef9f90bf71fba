import type { RealGeometrySource } from './real-geometry-source.ts';

/** Rows of 0.6.4 and later: rule '0.6.4+'. */
export const SINCE_064: readonly RealGeometrySource[] = [
  {
    source: 'openzfs/zfs#11418',
    rows: [
      ['spl_zlib_workspace_cache', 0x80, 268104, 8, 2145216, 8],
      ['ddt_cache', 0x80, 24856, 8, 199232, 8],
    ],
  },
  {
    source: 'openzfs/zfs#13157',
    rows: [
      ['zio_buf_131072', 0x42, 131072, 4096, 1085440, 8],
      ['zio_data_buf_131072', 0x42, 131072, 4096, 1085440, 8],
      ['zio_buf_163840', 0x42, 163840, 4096, 1347584, null],
      ['zio_data_buf_163840', 0x42, 163840, 4096, 1347584, null],
      ['zio_buf_196608', 0x42, 196608, 4096, 1609728, null],
      ['zio_data_buf_196608', 0x42, 196608, 4096, 1609728, null],
      ['zio_buf_229376', 0x42, 229376, 4096, 1871872, null],
      ['zio_data_buf_229376', 0x42, 229376, 4096, 1871872, null],
      ['zio_buf_262144', 0x42, 262144, 4096, 2134016, null],
    ],
  },
  {
    source: 'openzfs/zfs#16325 (before)',
    rows: [
      ['zio_buf_comb_20480', 0x82, 20480, 4096, 200704, 8],
      ['zio_buf_comb_24576', 0x82, 24576, 4096, 233472, 8],
      ['zio_buf_comb_28672', 0x82, 28672, 4096, 266240, 8],
    ],
  },
  {
    source: 'openzfs/zfs#16325 (after)',
    rows: [
      ['zio_buf_comb_20480', 0x82, 20480, 4096, 200704, 8],
      ['zio_buf_comb_24576', 0x82, 24576, 4096, 233472, 8],
      ['zio_buf_comb_28672', 0x82, 28672, 4096, 266240, 8],
      ['zio_buf_comb_32768', 0x82, 32768, 4096, 299008, 8],
      ['zio_buf_comb_40960', 0x82, 40960, 4096, 364544, 8],
    ],
  },
  {
    source: 'openzfs/zfs#16697',
    rows: [['spl_zlib_workspace_cache', 0x200080, 268104, 8, 2145216, null]],
  },
  {
    source: 'openzfs/zfs#3302',
    rows: [
      ['spl_vn_cache', 0x20, 112, 64, 8192, 42],
      ['spl_vn_file_cache', 0x20, 120, 64, 8192, 42],
      ['spl_zlib_workspace_cache', 0x240, 268104, 8, 2145216, null],
      ['ddt_cache', 0x40, 24864, 8, 199296, 8],
      ['zio_buf_20480', 0x42, 20480, 4096, 200704, 8],
      ['zio_data_buf_20480', 0x42, 20480, 4096, 200704, null],
      ['zio_buf_24576', 0x42, 24576, 4096, 233472, 8],
    ],
  },
  {
    source: 'openzfs/zfs#3719',
    rows: [
      ['spl_vn_cache', 0x20, 104, 64, 8192, 42],
      ['spl_vn_file_cache', 0x20, 112, 64, 8192, 42],
      ['spl_zlib_workspace_cache', 0x240, 268104, 8, 2145216, null],
      ['ddt_cache', 0x40, 24856, 8, 199232, 8],
      ['zio_buf_20480', 0x42, 20480, 4096, 200704, 8],
      ['zio_data_buf_20480', 0x42, 20480, 4096, 200704, 8],
      ['zio_buf_24576', 0x42, 24576, 4096, 233472, 8],
      ['zio_data_buf_393216', 0x42, 393216, 4096, 3182592, null],
      ['zio_buf_458752', 0x42, 458752, 4096, 3706880, null],
      ['zio_data_buf_458752', 0x42, 458752, 4096, 3706880, null],
      ['zio_buf_524288', 0x42, 524288, 4096, 4231168, null],
      ['zio_data_buf_524288', 0x42, 524288, 4096, 4231168, null],
      ['zio_buf_655360', 0x42, 655360, 4096, 5279744, null],
      ['zio_data_buf_655360', 0x42, 655360, 4096, 5279744, null],
      ['zio_buf_786432', 0x42, 786432, 4096, 6328320, null],
      ['zio_data_buf_786432', 0x42, 786432, 4096, 6328320, null],
    ],
  },
  {
    source: 'openzfs/zfs#4554',
    rows: [
      ['zio_data_buf_57344', 0x42, 57344, 4096, 495616, 8],
      ['zio_buf_65536', 0x42, 65536, 4096, 561152, 8],
      ['zio_data_buf_65536', 0x42, 65536, 4096, 561152, 8],
      ['zio_buf_81920', 0x42, 81920, 4096, 692224, 8],
      ['zio_data_buf_81920', 0x42, 81920, 4096, 692224, 8],
      ['zio_buf_98304', 0x42, 98304, 4096, 823296, 8],
      ['zio_data_buf_98304', 0x42, 98304, 4096, 823296, 8],
      ['zio_buf_114688', 0x42, 114688, 4096, 954368, 8],
      ['zio_data_buf_114688', 0x42, 114688, 4096, 954368, 8],
    ],
  },
  {
    source: 'openzfs/zfs#4925',
    rows: [
      ['spl_vn_cache', 0x20, 112, 64, 8192, 42],
      ['spl_vn_file_cache', 0x20, 120, 64, 8192, 42],
      ['spl_zlib_workspace_cache', 0x240, 268104, 8, 2145216, null],
      ['ddt_cache', 0x40, 24864, 8, 199296, 8],
      ['zio_buf_20480', 0x42, 20480, 4096, 200704, 8],
      ['zio_data_buf_20480', 0x42, 20480, 4096, 200704, 8],
    ],
  },
  {
    source: 'openzfs/zfs#5400',
    rows: [
      ['spl_vn_cache', 0x20, 104, 64, 8192, 42],
      ['spl_vn_file_cache', 0x20, 112, 64, 8192, 42],
      ['spl_zlib_workspace_cache', 0x240, 268104, 8, 2145216, null],
      ['ddt_cache', 0x40, 24856, 8, 199232, 8],
      ['zio_buf_20480', 0x42, 20480, 4096, 200704, null],
      ['zio_data_buf_20480', 0x42, 20480, 4096, 200704, 8],
    ],
  },
];
