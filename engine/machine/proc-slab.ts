/**
 * The text of `/proc/spl/kmem/slab` as SPL 0.6.1 to 0.6.5.9 print it: two header lines, 15 columns.
 */

/** The figures of one cache that is backed by slabs of its own. Sizes are in bytes, the rest are counts. */
export interface ProcSlabLine {
  readonly name: string;
  /** `skc_flags`, a 32-bit word. */
  readonly flags: number;
  /** Bytes of one slab. */
  readonly slabSize: number;
  /** Bytes of one object as requested, without alignment or trailer. */
  readonly objSize: number;
  /** Slabs held. */
  readonly slabTotal: number;
  /** Slabs that at least one object has left. */
  readonly slabAlloc: number;
  /** The highest `slabAlloc` ever. */
  readonly slabMax: number;
  /** Objects that the slabs held have room for. */
  readonly objTotal: number;
  /** Objects that have left their slabs: in use, or in a magazine. */
  readonly objAlloc: number;
  /** The highest `objAlloc` ever. */
  readonly objMax: number;
  /** How often the cache was marked deadlocked. */
  readonly objDeadlock: number;
  /** Emergency objects in use. */
  readonly objEmergency: number;
  /** The highest `objEmergency` ever. */
  readonly objEmergencyMax: number;
}

/**
 * Prints the file: two header lines, then a line for each cache in the order given, each ended by a newline. A figure
 * too wide for its column pushes the rest of its line to the right, as in the kernel. It is up to the caller to omit
 * caches of the Linux slab. Follows `slab_seq_show`.
 */
export function formatProcSlab(rows: readonly ProcSlabLine[]): string {
  return `${[BANNER, COLUMN_NAMES, ...rows.map(formatLine)].join('\n')}\n`;
}

/** The first header line: the groups of columns. */
const BANNER =
  `${'-'.repeat(21)} cache ${'-'.repeat(55)}  ` +
  `${'-'.repeat(5)} slab ${'-'.repeat(6)}  ` +
  `${'-'.repeat(4)} object ${'-'.repeat(5)}  ` +
  `${'-'.repeat(3)} emergency ${'-'.repeat(3)}`;

/** The second header line: the columns, each above its figures. */
const COLUMN_NAMES = [
  `${'name'.padEnd(38)}${columns(['flags', 7], ['size', 9], ['alloc', 9], ['slabsize', 8], ['objsize', 8])}`,
  columns(['total', 5], ['alloc', 5], ['max', 5]),
  columns(['total', 5], ['alloc', 5], ['max', 5]),
  columns(['dlock', 5], ['alloc', 5], ['max', 5]),
].join('  ');

function formatLine(row: ProcSlabLine): string {
  const flags = `0x${row.flags.toString(16).padStart(5, '0')}`;
  const size = row.slabSize * row.slabTotal;
  const alloc = row.objSize * row.objAlloc;
  return [
    row.name.padEnd(36),
    columns([flags, 7], [size, 9], [alloc, 9], [row.slabSize, 8], [row.objSize, 8]),
    columns([row.slabTotal, 5], [row.slabAlloc, 5], [row.slabMax, 5]),
    columns([row.objTotal, 5], [row.objAlloc, 5], [row.objMax, 5]),
    columns([row.objDeadlock, 5], [row.objEmergency, 5], [row.objEmergencyMax, 5]),
  ].join('  ');
}

/** Right-justifies each value to its width and sets one space between them. */
function columns(...cells: readonly (readonly [value: string | number, width: number])[]): string {
  return cells.map(([value, width]) => String(value).padStart(width)).join(' ');
}
