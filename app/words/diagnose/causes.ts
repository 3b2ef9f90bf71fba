import type { Cause } from '../../model/diagnose/causes.ts';
import type { ListedCache } from '../../model/diagnose/listed-cache.ts';
import { formatBytes, formatCount, formatShare, plural } from '../numbers.ts';

/** Why a cache holds what it holds: one clause of a sentence, without its full stop. */
export function causeWords(cause: Cause): string {
  switch (cause.kind) {
    case 'caught':
      return STATES[cause.state];
    case 'emergency now':
      return `${plural(cause.objects, 'emergency object')} in use now (${formatBytes(cause.bytes)}): growth does not keep up`;
    case 'growth waits':
      return growthWords(cause.deadlocks, cause.mostEmergency);
    case 'never used':
      return 'never had a slab in use';
    case 'all returned':
      return `no slab now; it once had ${plural(cause.slabsMax, 'slab')} (${formatBytes(cause.bytes)}) in use`;
    case 'linux slab':
      return linuxWords(cause.objects, cause.share);
    case 'rounded':
      return roundedWords(cause.objects, cause.share);
    case 'in use':
      return `${formatShare(cause.share)} is objects in use${cause.isPeak ? `, and ${formatCount(cause.objects)} is the most ever` : ''}`;
    case 'was larger':
      return `once had ${plural(cause.slabsMax, 'slab')}; ${formatCount(cause.slabs)} are left`;
    default:
      return costWords(cause);
  }
}

type Cost = Exclude<
  Cause,
  {
    readonly kind:
      | 'caught'
      | 'emergency now'
      | 'growth waits'
      | 'never used'
      | 'all returned'
      | 'linux slab'
      | 'rounded'
      | 'in use'
      | 'was larger';
  }
>;

function costWords(cause: Cost): string {
  switch (cause.kind) {
    case 'one slab':
      return `its only slab in use is kept by ${formatCount(cause.objects)} of ${formatCount(cause.places)} objects`;
    case 'pinned':
      return `${perSlab(cause)} of ${formatCount(cause.objsPerSlab)} objects in use, on average, keep each of ${plural(cause.slabs, 'slab')}: ${plural(cause.free, 'free object')} (${formatBytes(cause.bytes)}) cannot be returned`;
    case 'pinned by few':
      return `${formatCount(cause.objects)} of ${formatCount(cause.objects + cause.free)} objects keep ${plural(cause.slabs, 'slab')}: ${perSlab(cause)} each, ${formatBytes(cause.bytes)} free but not returnable`;
    case 'empty slabs':
      return `${formatCount(cause.slabs)} of ${plural(cause.of, 'slab')} ${cause.slabs === 1 ? 'is' : 'are'} empty (${formatBytes(cause.bytes)}) and can be reaped`;
    case 'all may be idle':
      return `all ${plural(cause.objects, 'object')} outside slabs fit in the magazines: the cache may be idle`;
    case 'left over':
      return leftOverWords(cause);
    case 'aligned':
      return alignedWords(cause);
    case 'headers':
      return `headers take ${formatShare(cause.share)}: ${formatCount(cause.objSlot)} B for each object of ${formatCount(cause.objSize)} B`;
    case 'page rounding':
      return `a slab of ${formatCount(cause.slabSize)} B takes ${formatBytes(cause.takes)} in pages of ${formatBytes(cause.pageSize)} (${formatBytes(cause.bytes)} lost)`;
  }
}

function alignedWords({ what, objSize, objSlot, align, bytes }: Extract<Cause, { kind: 'aligned' }>): string {
  const parts = { object: 'it is', header: 'its header is', both: 'it and its header are each' }[what];
  return `an object of ${formatCount(objSize)} B takes ${formatCount(objSlot)} B, because ${parts} rounded up to ${formatBytes(align)} (${formatBytes(bytes)} in all)`;
}

function perSlab({ slabs, objects }: { readonly slabs: number; readonly objects: number }): string {
  return (objects / slabs).toFixed(1);
}

function leftOverWords(cause: Extract<Cause, { readonly kind: 'left over' }>): string {
  const why = cause.isPowerOfTwo ? 'the power of two leaves' : 'the end of each slab leaves';
  return `slabs of ${formatCount(cause.objsPerSlab)} in ${formatBytes(cause.slabSize)}: ${why} ${formatShare(cause.share)} unused (${formatBytes(cause.bytes)})`;
}

function growthWords(deadlocks: number, mostEmergency: number): string {
  const waits = deadlocks === 0 ? '' : `${plural(deadlocks, 'growth')} ran into the 0.1 s limit`;
  const most = mostEmergency === 0 ? '' : `up to ${plural(mostEmergency, 'emergency object')} at once`;
  return [waits, most].filter((words) => words !== '').join('; ');
}

function linuxWords(objects: number | null, share: number | null): string {
  if (objects === 0) return 'in the Linux slab, with no objects now';
  const what = objects === null ? 'of the Linux slab' : `${plural(objects, 'object')} of the Linux slab`;
  return `${what}${share === null ? '' : `, ${formatShare(share)} of its room in use`}; SPL reaps do not free them`;
}

function roundedWords(objects: number | null, share: number | null): string {
  const what = objects === null ? 'objects' : plural(objects, 'object');
  const used = share === null ? '' : `, ${formatShare(share)} of what it holds`;
  return `${what} in use${used}; this table does not show its slabs exactly`;
}

/** What a cache was caught doing when it was listed. */
const STATES: Readonly<Record<ListedCache['states'][number], string>> = {
  DEADLOCKED: 'caught DEADLOCKED: a growth had taken over 0.1 s, and allocations got emergency objects',
  GROWING: 'caught GROWING: a slab was being added when it was listed',
  REAPING: 'caught REAPING: it was being reaped when it was listed, so it could not grow',
  DESTROY: 'caught in DESTROY: it was being destroyed when it was listed',
};
