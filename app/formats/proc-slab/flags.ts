import type { SlabEra } from './era.ts';
import type { ProcSlabRow } from './rows.ts';

/** A bit of the flags word by its name in the source, without the prefix `KMC_`. */
type KmcFlag =
  | 'NOTOUCH'
  | 'NODEBUG'
  | 'NOMAGAZINE'
  | 'NOHASH'
  | 'QCACHE'
  | 'KMEM'
  | 'VMEM'
  | 'KVMEM'
  | 'SLAB'
  | 'OFFSLAB'
  | 'NOEMERGENCY'
  | 'DEADLOCKED'
  | 'GROWING'
  | 'REAPING'
  | 'DESTROY'
  | 'TOTAL'
  | 'ALLOC'
  | 'MAX'
  | 'RECLAIMABLE';

/** A flags word taken apart. */
export interface DecodedFlags {
  /** The names, from the lowest bit up. */
  readonly names: readonly KmcFlag[];
  /** The bits that have no name in that era. */
  readonly unknown: number;
}

/** Names the bits of a flags word as the releases of `era` used them. */
export function decodeFlags(flags: number, era: SlabEra): DecodedFlags {
  const names: KmcFlag[] = [];
  let unknown = flags;
  for (const [bit, name] of bitsOf(era)) {
    const mask = 2 ** bit;
    if (Math.floor(flags / mask) % 2 === 1) {
      names.push(name);
      unknown -= mask;
    }
  }
  return { names, unknown };
}

/** Where a cache's memory comes from: pages, virtual memory, either (2.x), or the Linux slab. */
export type SlabBacking = 'KMEM' | 'VMEM' | 'KVMEM' | 'SLAB';

/** The backing that a row's flags name in `era`; null if they name none. */
export function backingOf(row: ProcSlabRow, era: SlabEra): SlabBacking | null {
  if (row.kind === 'linux') {
    return 'SLAB';
  }
  const { names } = decodeFlags(row.flags, era);
  return BACKINGS.find((backing) => names.includes(backing)) ?? null;
}

const BACKINGS: readonly SlabBacking[] = ['SLAB', 'KMEM', 'VMEM', 'KVMEM'];

type Bits = readonly (readonly [bit: number, name: KmcFlag])[];

function bitsOf(era: SlabEra): Bits {
  switch (era) {
    case '0.6.0':
    case '0.6.1-0.6.2':
      return BITS_OF_0_6_2;
    case '2.x':
      return BITS_OF_2;
    case '0.6.1-0.6.3':
    case '0.6.3':
    case '0.6.4-0.8':
    case '0.8':
      return BITS_OF_0_6_4;
  }
}

const CALLER_BITS: Bits = [
  [0, 'NOTOUCH'],
  [1, 'NODEBUG'],
  [2, 'NOMAGAZINE'],
  [3, 'NOHASH'],
  [4, 'QCACHE'],
  [5, 'KMEM'],
  [6, 'VMEM'],
];

const STATE_BITS: Bits = [
  [14, 'DEADLOCKED'],
  [15, 'GROWING'],
  [16, 'REAPING'],
  [17, 'DESTROY'],
  [18, 'TOTAL'],
  [19, 'ALLOC'],
  [20, 'MAX'],
];

const BITS_OF_0_6_2: Bits = [...CALLER_BITS, [7, 'OFFSLAB'], [8, 'NOEMERGENCY'], ...STATE_BITS];
const BITS_OF_0_6_4: Bits = [...CALLER_BITS, [7, 'SLAB'], [8, 'OFFSLAB'], [9, 'NOEMERGENCY'], ...STATE_BITS];
const BITS_OF_2: Bits = [[1, 'NODEBUG'], [7, 'KVMEM'], [8, 'SLAB'], ...STATE_BITS, [21, 'RECLAIMABLE']];
