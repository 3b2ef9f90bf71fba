import { type FoundCacheSpec, type Preview, previewCache, type Tunables } from '../../../engine/index.ts';

/** The content of a found cache, apart from the places of its objects. */
type Content = Omit<FoundCacheSpec, 'exact'>;

/**
 * Found caches as they would be if created with other module parameters: the same objects, with at least as many
 * places. Caches that the parameters do not affect are unchanged.
 */
export function relaidCaches(
  found: readonly FoundCacheSpec[],
  before: Readonly<Tunables>,
  after: Readonly<Tunables>,
): readonly FoundCacheSpec[] {
  return found.map((cache) => {
    const request = { size: cache.objSize, align: cache.align, flags: cache.flags };
    return relaid(cache, previewCache(before, request), previewCache(after, request));
  });
}

/** A cache that the reference would not create is left to the machine, which skips it. */
function relaid(cache: FoundCacheSpec, before: Preview, after: Preview): FoundCacheSpec {
  if (before.kind !== 'made' || after.kind !== 'made') return cache;
  const [was, is] = [before.layout, after.layout];
  if (is.backing === 'SLAB') return was.backing === 'SLAB' ? cache : toLinuxSlab(cache);
  if (was.backing === 'SLAB') return fromLinuxSlab(cache, is.slabObjs);
  const isSame = was.slabObjs === is.slabObjs && was.slabSize === is.slabSize;
  const cut = isSame ? cache : resliced(cache, cache.geometry?.objs ?? was.slabObjs, is.slabObjs);
  return was.magSize === is.magSize ? cut : withMagazines(cut, is.magSize);
}

function toLinuxSlab(cache: FoundCacheSpec): Content {
  const parked = cache.magazines.reduce((sum, { length }) => sum + length, 0);
  const inUse = cache.out.reduce((sum, out) => sum + out, 0) - parked + cache.emergency;
  return { ...contentOf(cache), geometry: null, out: [], magazines: [], emergency: 0, linuxLive: inUse };
}

function fromLinuxSlab(cache: FoundCacheSpec, objs: number): Content {
  const slabs = Math.ceil(cache.linuxLive / objs);
  const out = Array.from({ length: slabs }, (_, i) => Math.min(objs, cache.linuxLive - i * objs));
  return { ...contentOf(cache), geometry: null, out, linuxLive: 0 };
}

/** The places of all slabs one after the other, cut into slabs of another size: neighbours stay neighbours. */
function resliced(cache: FoundCacheSpec, from: number, to: number): Content {
  const parked = new Uint32Array(cache.out.length);
  for (const magazine of cache.magazines) for (const slab of magazine) parked[slab] = (parked[slab] ?? 0) + 1;
  const out: number[] = new Array(Math.ceil((cache.out.length * from) / to)).fill(0);
  /** For each old slab, the place of the next magazine object; these come after the objects in use. */
  const next = new Float64Array(cache.out.length);
  for (const [slab, count] of cache.out.entries()) {
    for (let place = slab * from; place < slab * from + count; place++) {
      const at = Math.floor(place / to);
      out[at] = (out[at] ?? 0) + 1;
    }
    next[slab] = slab * from + count - (parked[slab] ?? 0);
  }
  const magazines = cache.magazines.map((magazine) =>
    magazine.map((slab) => {
      const place = next[slab] ?? 0;
      next[slab] = place + 1;
      return Math.floor(place / to);
    }),
  );
  return { ...contentOf(cache), geometry: null, out, magazines };
}

/** Returns objects that do not fit into smaller magazines to their slabs, oldest first. */
function withMagazines(cache: FoundCacheSpec, size: number): FoundCacheSpec {
  if (cache.magazines.every(({ length }) => length <= size)) return cache;
  const out = [...cache.out];
  const magazines = cache.magazines.map((magazine) => {
    const flushed = Math.max(0, magazine.length - size);
    for (const slab of magazine.slice(0, flushed)) out[slab] = (out[slab] ?? 1) - 1;
    return magazine.slice(flushed);
  });
  return { ...contentOf(cache), out, magazines };
}

function contentOf({ exact: _, ...content }: FoundCacheSpec): Content {
  return content;
}
