import type { EraGuess, EraReason } from './era.ts';

/** An era guess in words: the releases, how sure that is, and what in the listing shows it. */
export function describeEra(guess: EraGuess): string {
  const releases = guess.era === '2.x' ? '2.0 or later' : guess.era.replace('-', ' to ');
  if (guess.confidence === 'guess') {
    return `Nothing in this listing shows its version; it is read as ${releases}.`;
  }
  const verb = guess.confidence === 'certain' ? 'is from' : 'is probably from';
  return `This listing ${verb} version ${releases}: ${BECAUSE[guess.reason]}.`;
}

const BECAUSE: Readonly<Record<EraReason, string>> = {
  'no emergency columns': 'it has no columns for emergency objects',
  'Linux-slab rows flagged 0x80': 'it shows caches of the Linux slab, flagged 0x80',
  'Linux-slab rows flagged 0x100': 'it shows caches of the Linux slab, flagged 0x100',
  'a flag that only 2.x sets': 'its flags name a backing or a property that came with 2.0',
  'power-of-two slabs': 'its slabs are powers of two with room for at least 16 objects',
  'power-of-two slabs and flag 0x100':
    'its slabs are powers of two, and flag 0x100 still means "no emergency objects"',
  'power-of-two slabs and flag 0x200':
    'its slabs are powers of two, and flag 0x200 means "no emergency objects"',
  'slabs for eight objects': 'its slabs are sized for eight objects',
  nothing: 'nothing contradicts it',
};
