import { z } from 'zod';
import { EventLog } from '../event/log.ts';
import { Engine } from '../machine/engine.ts';
import { KMC_BITS, KMC_KMEM, KMC_VMEM, type KmcFlag } from '../spl/flags.ts';
import { defaultTunables, TUNABLE_NAMES, type Tunables } from '../spl/tunables.ts';
import { machineState } from './state.ts';
import { TraceError } from './trace-line.ts';

/** The layout that creation chooses for a size, alignment, flags and module parameters. */
export interface GeometryRow {
  readonly size: number;
  /** 0 for the default. */
  readonly align: number;
  readonly flags: readonly KmcFlag[];
  /** Parameters that differ from their defaults. */
  readonly tunables: Partial<Tunables>;
  readonly backing: 'SLAB' | 'KMEM' | 'VMEM' | null;
  readonly slabObjs: number | null;
  readonly slabSize: number | null;
  readonly magSize: number | null;
  readonly magRefill: number | null;
  /** null on success, `'NULL'` if no cache was created, or the check that failed. */
  readonly error: null | 'NULL' | { readonly kind: string; readonly expr: string; readonly fn: string };
}

/** A table of geometries. */
export interface GeometryTable {
  readonly format: 'spl-kmem-geometry/1';
  readonly machine: { readonly cpus: number; readonly pageSize: number };
  readonly rows: readonly GeometryQuestion[];
}

/** The input part of a row. */
export type GeometryQuestion = Pick<GeometryRow, 'size' | 'align' | 'flags' | 'tunables'>;

const natural = z.number().int().min(0);
const kmcFlags = Object.keys(KMC_BITS).map((name) => name as KmcFlag);
const tableSchema = z.object({
  format: z.literal('spl-kmem-geometry/1'),
  machine: z.object({ cpus: natural.min(1), pageSize: z.literal(4096) }),
  rows: z.array(
    z.object({
      size: natural,
      align: natural,
      flags: z.array(z.enum(kmcFlags)),
      tunables: z.partialRecord(z.enum(TUNABLE_NAMES), natural.max(0xffff_ffff)),
    }),
  ),
});

/**
 * Reads a table of geometries; ignores the recorded results.
 * @throws TraceError with what is wrong with it.
 */
export function parseGeometry(json: unknown): GeometryTable {
  const parsed = tableSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new TraceError(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not a table of geometries'}`);
}

/** The engine's own table for the same questions, as text: head, one row per line, foot. */
export function* answerGeometry({ format, machine, rows }: GeometryTable): Generator<string, void, void> {
  yield `${JSON.stringify({ format, machine }).slice(0, -1)},"rows":[`;
  for (const [i, row] of rows.entries()) {
    yield `${JSON.stringify(answer(row, machine.cpus))}${i + 1 < rows.length ? ',' : ''}`;
  }
  yield ']}';
}

/** The engine's result for one row. */
export function answer({ size, align, flags, tunables }: GeometryQuestion, cpus: number): GeometryRow {
  const engine = new Engine(
    { machine: { cpus, hz: 250 }, tunables: { ...defaultTunables(), ...tunables } },
    new EventLog(),
  );
  const on = { thread: 't0', cpu: 0 };
  engine.send({
    op: 'create',
    ...on,
    cache: 'c1',
    name: 'geometry',
    size,
    align,
    flags,
    ctor: false,
    dtor: false,
  });
  const asked = { size, align, flags, tunables };
  const none = { backing: null, slabObjs: null, slabSize: null, magSize: null, magRefill: null };
  if (engine.panic !== null) {
    const { check, expr, fn } = engine.panic;
    return { ...asked, ...none, error: { kind: check, expr, fn } };
  }
  const [cache] = machineState(engine, () => 'c1').caches;
  if (cache === undefined) return { ...asked, ...none, error: 'NULL' };
  const bits = engine.owners.caches.get('c1')?.skc.skc_flags ?? 0;
  const backing = (bits & KMC_KMEM) !== 0 ? 'KMEM' : (bits & KMC_VMEM) !== 0 ? 'VMEM' : 'SLAB';
  const { slabObjs, slabSize, magSize, magRefill } = cache;
  return { ...asked, backing, slabObjs, slabSize, magSize, magRefill, error: null };
}
