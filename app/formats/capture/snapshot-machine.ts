import {
  defaultTunables,
  type ExactPlaces,
  type FoundCacheSpec,
  type KmcFlag,
  MOST_FOUND_OBJECTS,
  MOST_FOUND_SLABS,
  previewCache,
  type Scenario,
  scenario,
  TUNABLE_NAMES,
  type Tunables,
} from '../../../engine/index.ts';
import { plural } from '../../words/numbers.ts';
import type { Snapshot, SnapshotCache } from './snapshot.ts';

/** A cache that differs from the snapshot, or is left out, and why. */
interface SnapshotNote {
  readonly name: string;
  readonly text: string;
}

/** The machine of a snapshot. */
export interface SnapshotMachine {
  readonly scenario: Scenario;
  readonly notes: readonly SnapshotNote[];
}

const MOST_CPUS = 64;
const MOST_CACHES = 256;
const HERTZ = [100, 250, 300, 1000] as const;

/** The machine in the state of a snapshot: every object in its place. Nothing runs on it. */
export function snapshotMachine(snapshot: Snapshot): SnapshotMachine {
  const { taken, caches } = snapshot;
  const cpus = Math.min(MOST_CPUS, snapshot.cpus);
  const tunables = tunablesOf(snapshot);
  const notes: SnapshotNote[] = [];
  const room = { slabs: MOST_FOUND_SLABS, objects: MOST_FOUND_OBJECTS };
  const found = caches.slice(0, MOST_CACHES).flatMap((cache, i) => {
    const spec = cache.linux === undefined ? splCache(cache, i, cpus, tunables, room) : linuxCache(cache, i);
    notes.push(...spec.notes.map((text) => ({ name: cache.name, text })));
    return spec.found === null ? [] : [spec.found];
  });
  for (const { name } of caches.slice(MOST_CACHES))
    notes.push({ name, text: `left out: a machine starts with at most ${MOST_CACHES} caches` });
  return {
    notes,
    scenario: scenario({
      title: `Snapshot of ${taken}`.slice(0, 200),
      about: aboutOf(snapshot, notes),
      machine: { cpus, hz: HERTZ.find((hz) => hz === snapshot.hz) ?? 250, slice: 10 },
      tunables,
      found,
      end: 0,
    }),
  };
}

/** What the machine is, and what differs from the snapshot. */
function aboutOf({ kernel, release, caches }: Snapshot, notes: readonly SnapshotNote[]): string {
  const spl = release === null ? '' : ` with SPL ${release}`;
  const what = `${plural(caches.length, 'cache')} of Linux ${kernel}${spl}, with every object where it was.`;
  const differences = notes.map(({ name, text }) => `${name}: ${text}.`);
  return [what, ...differences].join(' ').slice(0, MOST_ABOUT);
}

/** Characters of the description of a scenario. */
const MOST_ABOUT = 2000;

interface Placed {
  readonly found: FoundCacheSpec | null;
  readonly notes: readonly string[];
}

function tunablesOf({ tunables }: Snapshot): Partial<Tunables> {
  const defaults = defaultTunables();
  const known = TUNABLE_NAMES.flatMap((name) => {
    const value = tunables[name];
    return value === undefined || value === defaults[name] || value > 0xffff_ffff
      ? []
      : [[name, value] as const];
  });
  return Object.fromEntries(known);
}

/** KMC_KMEM and KMC_OFFSLAB, which caches with slabs of their own have in releases up to 0.8. */
const KMEM = 1 << 5;
const OFFSLAB = 1 << 8;

function linuxCache({ name, objSize, objAlign, linux }: SnapshotCache, i: number): Placed {
  const objects = linux?.objects ?? null;
  const common = { id: `c${i + 1}`, name, objSize, align: objAlign, geometry: null, emergency: 0 };
  const counters = { slabMax: 0, objMax: 0, objDeadlock: 0, objEmergencyMax: 0 };
  const content = { out: [], magazines: [], linuxLive: objects ?? 0 };
  const notes = objects === null ? ['the kernel does not count its objects: it is shown empty'] : [];
  return { found: { ...common, flags: ['SLAB'], counters, ...content }, notes };
}

function splCache(
  cache: SnapshotCache,
  i: number,
  cpus: number,
  tunables: Partial<Tunables>,
  room: { slabs: number; objects: number },
): Placed {
  const { name, objSize, objAlign, slabObjs, slabSize, partial, complete, emergency } = cache;
  const slabs = partial.length + complete;
  const objects = slabs * slabObjs + emergency;
  if (slabs > room.slabs || objects > room.objects)
    return { found: null, notes: [`left out: ${plural(slabs, 'slab')} are too many to be placed`] };
  if (slabObjs === 0 || slabSize === 0) return { found: null, notes: ['left out: it has no layout'] };
  const kmc: KmcFlag[] = [(cache.flags & KMEM) === 0 ? 'VMEM' : 'KMEM'];
  if ((cache.flags & OFFSLAB) !== 0) kmc.push('OFFSLAB');
  const request = { size: objSize, align: objAlign, flags: kmc };
  const preview = previewCache({ ...defaultTunables(), ...tunables }, request);
  if (preview.kind !== 'made')
    return { found: null, notes: [`left out: 0.6.5.9 cannot create a cache of objects of ${objSize} bytes`] };
  room.slabs -= slabs;
  room.objects -= objects;
  const places = placesOf(cache, cpus, preview.layout.magSize);
  const found = {
    id: `c${i + 1}`,
    name,
    objSize,
    align: objAlign,
    flags: kmc,
    geometry: { objs: slabObjs, size: slabSize },
    counters: {
      slabMax: cache.slabMax,
      objMax: cache.objMax,
      objDeadlock: cache.deadlock,
      objEmergencyMax: cache.emergencyMax,
    },
    emergency,
    linuxLive: 0,
    ...places.content,
  };
  return { found, notes: [...(cache.torn === undefined ? [] : [cache.torn]), ...places.notes] };
}

/**
 * The places of all objects, without what contradicts: a live kernel changes while it is read. What is on a free list is
 * free; an object that two places claim stays in the first.
 */
function placesOf(
  { partial, complete, slabObjs, magazines }: SnapshotCache,
  cpus: number,
  magazineSize: number,
): { content: Pick<FoundCacheSpec, 'out' | 'magazines'> & { exact: ExactPlaces }; notes: string[] } {
  const slabs = partial.length + complete;
  const taken = new Set<number>();
  const take = (slab: number, object: number): boolean => {
    const place = slab * slabObjs + object;
    if (slab >= slabs || object >= slabObjs || taken.has(place)) return false;
    taken.add(place);
    return true;
  };
  const free = [
    ...partial.map(([, list], slab) => list.filter((object) => take(slab, object))),
    ...Array.from({ length: complete }, () => []),
  ];
  let dropped = partial.reduce((sum, [, list], slab) => sum + list.length - (free[slab]?.length ?? 0), 0);
  const unsteady = partial.filter(([ref], slab) => ref !== slabObjs - (free[slab]?.length ?? 0)).length;
  const held = Array.from({ length: cpus }, (): [slab: number, object: number][] => []);
  let beyond = 0;
  for (const [cpu, objects] of magazines) {
    for (const [slab, object] of objects) {
      const magazine = held[cpu];
      if (magazine === undefined || magazine.length >= magazineSize) beyond += 1;
      else if (take(slab, object)) magazine.push([slab, object]);
      else dropped += 1;
    }
  }
  const notes = [
    ...(unsteady === 0
      ? []
      : [`${plural(unsteady, 'slab')} changed while the snapshot was taken: their free lists are shown`]),
    ...(dropped === 0
      ? []
      : [`${plural(dropped, 'place')} of objects contradicted another and were left out`]),
    ...(beyond === 0
      ? []
      : [`${plural(beyond, 'object')} in magazines that this machine does not have are shown in use`]),
  ];
  const content = {
    out: free.map((list) => slabObjs - list.length),
    magazines: held.map((objects) => objects.map(([slab]) => slab)),
    exact: { free, objects: held.map((objects) => objects.map(([, object]) => object)) },
  };
  return { content, notes };
}
