import { z } from 'zod';

/** The version of snapshots that is read; `public/capture/README.md` describes it. */
const SNAPSHOT_VERSION = 1;

const count = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const bytes = count.max(0xffff_ffff);

/** A cache of a {@link Snapshot}. Sizes in bytes. */
export interface SnapshotCache {
  readonly name: string;
  /** `skc_flags`. */
  readonly flags: number;
  readonly objSize: number;
  readonly objAlign: number;
  readonly slabObjs: number;
  readonly slabSize: number;
  readonly slabMax: number;
  readonly objMax: number;
  readonly deadlock: number;
  readonly emergency: number;
  readonly emergencyMax: number;
  /** Objects in use of a cache of the Linux slab, null where the kernel does not count them; left out for other caches. */
  readonly linux?: { readonly objects: number | null };
  /** Partial slabs from head to tail: `sks_ref`, and the indexes of its free objects in the order of its free list. */
  readonly partial: readonly (readonly [ref: number, free: readonly number[]])[];
  /** How many slabs are full. */
  readonly complete: number;
  /** For each CPU the objects in its magazine, oldest first: index of the slab (the partial ones come first), of the object. */
  readonly magazines: readonly (readonly [
    cpu: number,
    objects: readonly (readonly [slab: number, object: number])[],
  ])[];
  /** What could not be read, in words; left out if all could. */
  readonly torn?: string;
}

/** The caches of a machine at a moment, with the place of every object. */
export interface Snapshot {
  readonly format: 'slabscope snapshot';
  readonly version: typeof SNAPSHOT_VERSION;
  /** When it was taken, for people. */
  readonly taken: string;
  /** Release of the kernel, and of the SPL if it is known. */
  readonly kernel: string;
  readonly release: string | null;
  /** Bytes. */
  readonly pageSize: number;
  readonly cpus: number;
  readonly hz: number | null;
  readonly tunables: Readonly<Record<string, number>>;
  readonly caches: readonly SnapshotCache[];
}

const cache: z.ZodType<SnapshotCache> = z.object({
  name: z.string().min(1).max(255),
  flags: bytes,
  objSize: bytes,
  objAlign: bytes,
  slabObjs: bytes,
  slabSize: bytes,
  slabMax: count,
  objMax: count,
  deadlock: count,
  emergency: count,
  emergencyMax: count,
  linux: z.object({ objects: count.nullable() }).exactOptional(),
  partial: z.array(z.tuple([count, z.array(bytes)])),
  complete: count,
  magazines: z.array(z.tuple([count, z.array(z.tuple([count, bytes]))])),
  torn: z.string().exactOptional(),
});

const snapshotSchema: z.ZodType<Snapshot> = z.object({
  format: z.literal('slabscope snapshot'),
  version: z.literal(SNAPSHOT_VERSION),
  taken: z.string(),
  kernel: z.string(),
  release: z.string().nullable(),
  pageSize: count,
  cpus: count.min(1),
  hz: count.nullable(),
  tunables: z.record(z.string(), count),
  caches: z.array(cache),
});

/** A snapshot, or what is wrong with it; null for JSON that is not meant as one. */
export type SnapshotReading =
  | { readonly ok: true; readonly snapshot: Snapshot }
  | { readonly ok: false; readonly reason: string };

/** Reads a snapshot from parsed JSON. */
export function readSnapshot(json: unknown): SnapshotReading | null {
  const isMeant =
    typeof json === 'object' && json !== null && 'format' in json && json.format === 'slabscope snapshot';
  if (!isMeant) return null;
  const result = snapshotSchema.safeParse(json);
  if (result.success) return { ok: true, snapshot: result.data };
  const [issue] = result.error.issues;
  return { ok: false, reason: `${issue?.path.map(String).join('.') ?? ''}: ${issue?.message ?? ''}` };
}
