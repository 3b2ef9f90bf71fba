/** A cache of ZFS on Linux 0.6.5.9: sizes in bytes. */
export interface ZfsCache {
  readonly name: string;
  readonly size: number;
  readonly align: number;
  /** Whether it has a constructor and a destructor. */
  readonly hasCallbacks: boolean;
  /** What its objects are. */
  readonly what: string;
}

type Row = readonly [name: string, size: number, align: number, hasCallbacks: boolean, what: string];

// Figures from the sources of openzfs/spl and openzfs/zfs at 0.6.5.9 and from listings of machines that ran them. None of
// them asks for a backing: the limits of the module decide.
const ROWS: readonly Row[] = [
  [
    'spl_zlib_workspace_cache',
    268104,
    8,
    false,
    'Scratch memory for one zlib (gzip) compression or decompression at a time.',
  ],
  ['spl_vn_cache', 112, 64, true, 'The small file-like object ZFS opens for a vdev or the pool cache file.'],
  ['spl_vn_file_cache', 120, 64, true, 'Ties a user-space file descriptor to the file object ZFS works on.'],
  ['ddt_cache', 24864, 8, false, 'The dedup table of one checksum type of a pool: ten per imported pool.'],
  [
    'ddt_entry_cache',
    448,
    8,
    false,
    'One deduplicated block: its checksum, its copies and how often it is shared.',
  ],
  ['zio_cache', 1104, 8, false, 'One I/O request on its way through the pipeline.'],
  ['zio_link_cache', 48, 8, false, 'One parent-child link between two I/O requests.'],
  ['dnode_t', 872, 8, true, 'The in-memory form of one object (file, directory, volume) of a dataset.'],
  ['dmu_buf_impl_t', 296, 8, true, 'Describes one cached block of an object.'],
  ['arc_buf_hdr_t_full', 328, 8, true, 'Header of a block that is in the memory cache (ARC).'],
  [
    'arc_buf_hdr_t_l2only',
    104,
    8,
    true,
    'Shorter header of a block that is only on the second-level cache device.',
  ],
  ['arc_buf_t', 96, 8, true, 'Joins an ARC header to the memory that holds the data.'],
  ['sa_cache', 280, 8, true, 'Handle for a file’s system attributes (owner, mode, times).'],
  [
    'zfs_znode_cache',
    1088,
    8,
    true,
    'The file-system side of a file: the znode with its Linux inode inside.',
  ],
  [
    'zfs_znode_hold_cache',
    96,
    8,
    true,
    'A short-lived lock on one object number while its znode is looked up or made.',
  ],
  ['zil_lwb_cache', 200, 8, false, 'One block of the intent log being filled for a synchronous write.'],
  ['range_seg_cache', 64, 8, false, 'One free (or freed) stretch of space on a disk.'],
  ['lz4_cache', 16384, 8, false, 'Hash table that the LZ4 compressor works with.'],
  ['reference_cache', 40, 8, false, 'One tracked holder of a reference count; debug builds only.'],
  [
    'reference_history_cache',
    8,
    8,
    false,
    'Room for a removed reference that is remembered; debug builds only.',
  ],
  ['zio_buf_512', 512, 512, false, 'A buffer of 512 bytes for a block of metadata.'],
  ['zio_buf_4096', 4096, 1024, false, 'A buffer of 4 KiB for a block of metadata.'],
  ['zio_buf_16384', 16384, 4096, false, 'A buffer of 16 KiB for a block of metadata.'],
  ['zio_buf_20480', 20480, 4096, false, 'A buffer of 20 KiB for a block of metadata.'],
  ['zio_buf_32768', 32768, 4096, false, 'A buffer of 32 KiB for a block of metadata.'],
  ['zio_buf_65536', 65536, 4096, false, 'A buffer of 64 KiB for a block of metadata.'],
  ['zio_buf_131072', 131072, 4096, false, 'A buffer of 128 KiB for a block of metadata.'],
  ['zio_data_buf_131072', 131072, 4096, false, 'A buffer of 128 KiB for a block of file data.'],
  ['zio_buf_1048576', 1048576, 4096, false, 'A buffer of 1 MiB for a block of metadata.'],
];

/** Caches that ZFS creates, the named ones first, then some of its buffers. */
export const ZFS_CACHES: readonly ZfsCache[] = ROWS.map(([name, size, align, hasCallbacks, what]) => ({
  name,
  size,
  align,
  hasCallbacks,
  what,
}));
