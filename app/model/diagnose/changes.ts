import type { PartKind } from '../../formats/report/report.ts';
import type { CacheDiagnosis } from './cache-diagnosis.ts';

/** What happened to a cache between two moments. */
type ChangeKind =
  | 'grew'
  | 'shrank'
  /** The same slabs, with more objects in use. */
  | 'filled'
  /** The same slabs, with fewer objects in use. */
  | 'drained'
  | 'same'
  | 'only before'
  | 'only after';

/** A cache at two moments. Null where a moment lacks the cache or the figure. */
export interface CacheChange {
  readonly name: string;
  readonly kind: ChangeKind;
  readonly held: Pair;
  readonly slabs: Pair;
  readonly objects: Pair;
  /** Bytes. */
  readonly heldDelta: number;
  readonly objectsDelta: number;
}

/** A figure at two moments. */
interface Pair {
  readonly before: number | null;
  readonly after: number | null;
}

/** What changed from one listing to the next of its kind. Sizes in bytes. */
export interface Change {
  /** Indexes among the listings of the diagnosis. */
  readonly from: number;
  readonly to: number;
  readonly heldDelta: number;
  /** The largest change comes first. */
  readonly caches: readonly CacheChange[];
  /** The one cache that explains most of the change, and which share of all that changed in its direction. */
  readonly most: { readonly name: string; readonly heldDelta: number; readonly share: number } | null;
}

/** The part of a listing that is compared. */
interface Compared {
  readonly kind: PartKind;
  readonly caches: readonly CacheDiagnosis[];
}

/** What changed from each listing to the next of its kind. */
export function changesBetween(listings: readonly Compared[]): Change[] {
  return listings.flatMap((after, to) => {
    const from = listings.findLastIndex(({ kind }, i) => i < to && kind === after.kind);
    const before = listings[from];
    return before === undefined ? [] : [changeOf(before, after, from, to)];
  });
}

function changeOf(before: Compared, after: Compared, from: number, to: number): Change {
  const old = byName(before);
  const now = byName(after);
  const names = new Set([...now.keys(), ...old.keys()]);
  const caches = [...names]
    .map((name) => cacheChange(name, old.get(name), now.get(name)))
    .toSorted(
      (a, b) =>
        Math.abs(b.heldDelta) - Math.abs(a.heldDelta) || Math.abs(b.objectsDelta) - Math.abs(a.objectsDelta),
    );
  const heldDelta = caches.reduce((sum, change) => sum + change.heldDelta, 0);
  return { from, to, heldDelta, caches, most: mostOf(caches) };
}

function mostOf(caches: readonly CacheChange[]): Change['most'] {
  const [first] = caches;
  if (first === undefined || first.heldDelta === 0) return null;
  const alike = caches.filter(({ heldDelta }) => Math.sign(heldDelta) === Math.sign(first.heldDelta));
  const all = alike.reduce((sum, { heldDelta }) => sum + heldDelta, 0);
  return { name: first.name, heldDelta: first.heldDelta, share: first.heldDelta / all };
}

function byName({ caches }: Compared): Map<string, CacheDiagnosis> {
  return new Map(caches.map((found) => [found.cache.name, found]));
}

function cacheChange(
  name: string,
  before: CacheDiagnosis | undefined,
  after: CacheDiagnosis | undefined,
): CacheChange {
  const pair = (figure: (found: CacheDiagnosis) => number | null): Pair => ({
    before: before === undefined ? null : figure(before),
    after: after === undefined ? null : figure(after),
  });
  const held = pair(({ heldBytes }) => heldBytes);
  const slabs = pair(({ cache }) => cache.slabs.total);
  const objects = pair(({ cache }) => cache.objects.alloc);
  const heldDelta = deltaOf(held);
  const objectsDelta = deltaOf(objects);
  return {
    name,
    kind: kindOf(before, after, heldDelta, objectsDelta),
    held,
    slabs,
    objects,
    heldDelta,
    objectsDelta,
  };
}

function deltaOf({ before, after }: Pair): number {
  return (after ?? 0) - (before ?? 0);
}

function kindOf(
  before: CacheDiagnosis | undefined,
  after: CacheDiagnosis | undefined,
  heldDelta: number,
  objectsDelta: number,
): ChangeKind {
  if (before === undefined) return 'only after';
  if (after === undefined) return 'only before';
  if (heldDelta !== 0) return heldDelta > 0 ? 'grew' : 'shrank';
  if (objectsDelta === 0) return 'same';
  return objectsDelta > 0 ? 'filled' : 'drained';
}
