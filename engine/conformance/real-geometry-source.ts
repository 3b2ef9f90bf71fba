/** The rows that one public listing of `/proc/spl/kmem/slab` gives about the layout of slabs. */
export interface RealGeometrySource {
  /** The thread, as repository and number. */
  readonly source: string;
  readonly rows: readonly RealGeometryFigures[];
}

/** One row. Sizes in bytes. `objsPerSlab` is null where the cache had no slab when it was listed. */
type RealGeometryFigures = readonly [
  name: string,
  flags: number,
  objSize: number,
  align: number,
  slabSize: number,
  objsPerSlab: number | null,
];
