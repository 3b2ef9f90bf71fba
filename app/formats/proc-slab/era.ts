import { alignsThatFit } from './fit.ts';
import type { ProcSlabListing } from './parse.ts';
import type { SplSlabRow } from './rows.ts';

/**
 * The releases a listing can come from, as far as its meaning depends on them: the number of columns, the
 * bits of the flags word and the layout of slabs. '0.6.1-0.6.3' is for listings that fit all of these
 * releases, where the difference does not matter.
 */
export type SlabEra = '0.6.0' | '0.6.1-0.6.2' | '0.6.1-0.6.3' | '0.6.3' | '0.6.4-0.8' | '0.8' | '2.x';

/** What in the listing shows its era. */
export type EraReason =
  | 'no emergency columns'
  | 'Linux-slab rows flagged 0x80'
  | 'Linux-slab rows flagged 0x100'
  | 'a flag that only 2.x sets'
  | 'power-of-two slabs'
  | 'power-of-two slabs and flag 0x100'
  | 'power-of-two slabs and flag 0x200'
  | 'slabs for eight objects'
  | 'nothing';

/** An era, how sure it is, and why. The file itself names no version. */
export interface EraGuess {
  readonly era: SlabEra;
  /**
   * 'certain': no other era prints this. 'likely': the rows fit it best. 'guess': nothing in the listing
   * depends on the era.
   */
  readonly confidence: 'certain' | 'likely' | 'guess';
  readonly reason: EraReason;
}

/**
 * Infers which releases a listing comes from: first by its form, then by its flags, then by the layout of its
 * slabs.
 */
export function inferEra(listing: Pick<ProcSlabListing, 'rows' | 'format'>): EraGuess {
  const { rows, format } = listing;
  if (format !== null && !format.emergencyColumns) {
    return { era: '0.6.0', confidence: 'certain', reason: 'no emergency columns' };
  }
  const linux = rows.find((row) => row.kind === 'linux' && (row.flags & (BIT_80 | BIT_100)) !== 0);
  if (linux !== undefined) {
    return (linux.flags & BIT_100) !== 0
      ? { era: '2.x', confidence: 'certain', reason: 'Linux-slab rows flagged 0x100' }
      : { era: '0.8', confidence: 'certain', reason: 'Linux-slab rows flagged 0x80' };
  }
  if (rows.some(hasFlagOf2)) {
    return { era: '2.x', confidence: 'certain', reason: 'a flag that only 2.x sets' };
  }
  return inferFromLayout(rows.filter((row) => row.kind === 'spl'));
}

/** Returns whether slabs of this era are laid out by the older rule. */
export function isBefore064(era: SlabEra): boolean {
  return era === '0.6.0' || era === '0.6.1-0.6.2' || era === '0.6.1-0.6.3' || era === '0.6.3';
}

const KMEM_OR_VMEM = 0x60;
const BIT_80 = 0x80;
const BIT_100 = 0x100;
const BIT_200 = 0x200;
const RECLAIMABLE = 0x200000;

/** Reclaimable, or backed by kvmem: bit 0x80 without one of the backings that every earlier release names. */
function hasFlagOf2({ flags }: { readonly flags: number }): boolean {
  return (flags & RECLAIMABLE) !== 0 || ((flags & BIT_80) !== 0 && (flags & KMEM_OR_VMEM) === 0);
}

function inferFromLayout(rows: readonly SplSlabRow[]): EraGuess {
  const older = rows.filter((row) => alignsThatFit(row, '0.6.3-').length > 0).length;
  const newer = rows.filter((row) => alignsThatFit(row, '0.6.4+').length > 0).length;
  if (older === 0 && newer === 0) {
    return { era: '0.6.4-0.8', confidence: 'guess', reason: 'nothing' };
  }
  if (newer >= older) {
    return { era: '0.6.4-0.8', confidence: 'likely', reason: 'slabs for eight objects' };
  }
  if (rows.some((row) => (row.flags & BIT_200) !== 0)) {
    return { era: '0.6.3', confidence: 'likely', reason: 'power-of-two slabs and flag 0x200' };
  }
  if (rows.some((row) => (row.flags & BIT_100) !== 0)) {
    return { era: '0.6.1-0.6.2', confidence: 'likely', reason: 'power-of-two slabs and flag 0x100' };
  }
  return { era: '0.6.1-0.6.3', confidence: 'likely', reason: 'power-of-two slabs' };
}
