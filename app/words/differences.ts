import type { Differences } from '../model/compare/differences.ts';
import { formatCount, plural } from './numbers.ts';

/** How a cache differs from its counterpart on another machine, without naming that machine. */
export function describeDifferences({ kind, marks, slabObjs }: Differences): string {
  const [slabs, magazines] = [marks.slabs.length, marks.cpus.length];
  switch (kind) {
    case 'in neither':
      return 'The cache does not exist yet.';
    case 'in one':
      return 'Only one of the machines has the cache.';
    case 'other slabs':
      return `Slabs hold ${formatCount(slabObjs[0])} objects, not ${formatCount(slabObjs[1])}: they are not compared one by one. ${magazineWords(magazines)}`;
    case 'many slabs':
      return `There are too many slabs to compare one by one. ${magazineWords(magazines)}`;
    case 'compared': {
      if (slabs + magazines === 0) return 'Slabs and magazines are identical.';
      const parts = [
        ...(slabs > 0 ? [plural(slabs, 'slab')] : []),
        ...(magazines > 0 ? [plural(magazines, 'magazine')] : []),
      ];
      return `${parts.join(' and ')} ${slabs + magazines === 1 ? 'differs' : 'differ'}.`;
    }
  }
}

/** The same, for a picture that frames the differences. */
export function describeMarked(differences: Differences): string {
  const { slabs, cpus } = differences.marks;
  const sentence = describeDifferences(differences);
  return slabs.length + cpus.length === 0 ? sentence : `${sentence.replace(/\.$/, '')} (framed).`;
}

function magazineWords(differing: number): string {
  if (differing === 0) return 'Magazines are equally full.';
  return `${plural(differing, 'magazine')} ${differing === 1 ? 'differs' : 'differ'}.`;
}
