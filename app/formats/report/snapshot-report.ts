import type { Snapshot, SnapshotCache } from '../capture/snapshot.ts';
import type { Report, ReportProblem, SplSlabReportRow } from './report.ts';

/** The report of a snapshot: a listing of its caches. */
export function snapshotReport({ caches, release }: Snapshot, lines: number): Report {
  const torn = caches.flatMap(({ name, torn: what }): ReportProblem[] =>
    what === undefined ? [] : [{ line: null, kind: 'torn cache', text: `${name}: ${what}` }],
  );
  const part = {
    kind: 'snapshot',
    lines: [1, lines],
    moment: 1,
    era: release,
    rows: caches.map(rowOf),
  } as const;
  return { parts: [part], problems: torn, ignoredLines: 0 };
}

function rowOf(cache: SnapshotCache): SplSlabReportRow {
  const { name, flags, objSize, linux } = cache;
  const nothing = { total: null, alloc: null, max: null };
  if (linux !== undefined) {
    const objects = { ...nothing, alloc: linux.objects };
    const alloc = linux.objects === null ? null : linux.objects * objSize;
    return {
      name,
      flags,
      size: null,
      alloc,
      objSize,
      states: [],
      slabSize: null,
      slabs: nothing,
      objects,
      emergency: null,
    };
  }
  const { partial, complete, slabObjs, slabSize, slabMax, objMax, deadlock, emergency, emergencyMax } = cache;
  const total = partial.length + complete;
  const out = partial.reduce((sum, [ref]) => sum + ref, 0) + complete * slabObjs;
  return {
    name,
    flags,
    size: total * slabSize,
    alloc: out * objSize,
    objSize,
    states: [],
    slabSize,
    slabs: { total, alloc: partial.filter(([ref]) => ref > 0).length + complete, max: slabMax },
    objects: { total: total * slabObjs, alloc: out, max: objMax },
    emergency: { dlock: deadlock, alloc: emergency, max: emergencyMax },
  };
}
