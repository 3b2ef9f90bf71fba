import { type Engine, type Scenario, TUNABLE_NAMES } from '../../../engine/index.ts';
import type { Snapshot, SnapshotCache } from './snapshot.ts';

type Kernel = Engine['kernel'];
type Cache = Kernel['spl_kmem_cache_list'][number];

/** The snapshot that the capture kit would take of a simulated machine. */
export function snapshotOf({ kernel: k }: Engine, { machine }: Scenario): Snapshot {
  return {
    format: 'slabscope snapshot',
    version: 1,
    taken: '2026-01-01 00:00:00',
    kernel: 'simulated',
    release: '0.6.5.9',
    pageSize: 4096,
    cpus: machine.cpus,
    hz: machine.hz,
    tunables: Object.fromEntries(TUNABLE_NAMES.map((name) => [name, k[name]])),
    caches: k.spl_kmem_cache_list.map((skc) => cacheOf(k, skc)),
  };
}

function cacheOf(k: Kernel, skc: Cache): SnapshotCache {
  const slabs = [...slabsOf(skc.skc_partial_list), ...slabsOf(skc.skc_complete_list)];
  const partial = [...slabsOf(skc.skc_partial_list)].map((sks): [number, number[]] => {
    const free: number[] = [];
    for (let obj = sks.sks_free_list; obj !== 0; obj = k.objs.sko_list[obj] ?? 0) free.push(obj - sks.first);
    return [sks.sks_ref, free];
  });
  const placeOf = (obj: number): [number, number] => {
    const slab = slabs.findIndex((sks) => obj >= sks.first && obj < sks.first + sks.sks_objs);
    return [slab, obj - (slabs[slab]?.first ?? 0)];
  };
  const common = {
    name: skc.skc_name,
    flags: skc.skc_flags,
    objSize: skc.skc_obj_size,
    objAlign: skc.skc_obj_align,
    slabObjs: skc.skc_slab_objs,
    slabSize: skc.skc_slab_size,
    slabMax: skc.skc_slab_max,
    objMax: skc.skc_obj_max,
    deadlock: skc.skc_obj_deadlock,
    emergency: skc.skc_obj_emergency,
    emergencyMax: skc.skc_obj_emergency_max,
    partial,
    complete: slabs.length - partial.length,
    magazines: skc.skc_mag.map((skm): [number, [number, number][]] => [
      skm.skm_cpu,
      [...skm.skm_objs.subarray(0, skm.skm_avail)].map(placeOf),
    ]),
  };
  return skc.skc_linux_cache === null ? common : { ...common, linux: { objects: skc.skc_linux_cache.live } };
}

function* slabsOf({ head }: Cache['skc_partial_list']): Generator<NonNullable<typeof head>> {
  for (let sks = head; sks !== null; sks = sks.next) yield sks;
}
