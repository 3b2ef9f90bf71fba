import { waitName } from '../event/event.ts';
import { waitCache } from '../event/packing.ts';
import { is_vmalloc_addr, VMALLOC_START } from '../kernel/address.ts';
import type { RbNode } from '../kernel/rb-tree.ts';
import type { Task } from '../kernel/task.ts';
import type { Engine } from '../machine/engine.ts';
import { KMC_BITS } from '../spl/flags.ts';
import type { SplKernel } from '../spl/module.ts';
import { slabOf } from '../spl/slab-table.ts';
import {
  type SlabList,
  type spl_kmem_cache_t,
  spl_kmem_emergency_t,
  type spl_kmem_slab_t,
} from '../spl/types.ts';
import { PAGE_SIZE } from '../units.ts';
import type { HeldCache } from '../workload/owners.ts';
import type { CacheState, MachineState, SlabState, ThreadState, TreeState } from './trace-line.ts';

/** The name of a cache in commands, by its number. */
export type CacheNames = (index: number) => string;

/** The machine as a golden trace shows it after a command. */
export function machineState(engine: Engine, cacheName: CacheNames): MachineState {
  const k = engine.kernel;
  const tq = k.spl_kmem_cache_taskq;
  const numbered = [...engine.threads.values()].sort(
    (a, b) => Number(a.name.slice(1)) - Number(b.name.slice(1)),
  );
  const caches = [...engine.owners.caches.values()].filter((cache) => cache !== null);
  return {
    jiffies: k.jiffies,
    threads: [...numbered, ...tq.workers].map((task) => threadState(task, cacheName)),
    taskq: {
      nextId: tq.nextId,
      delayed: tq.delayed.map((entry) => [entry.id, entry.timer?.expires ?? 0]),
      queued: [...tq.due, ...tq.pending].map((entry) => entry.id),
      running: tq.workers.flatMap((worker, i) => {
        const entry = tq.running[i] ?? null;
        return entry === null ? [] : [[worker.name, entry.id] as const];
      }),
    },
    caches: caches.map((cache) => cacheState(k, cache)),
  };
}

/** What a task waits for, as golden traces name it. */
export function waitText(on: number, cacheName: CacheNames): string {
  const wait = waitName(on) ?? 'idle';
  return ['growing', 'reaping', 'ref'].includes(wait) ? `${cacheName(waitCache(on))}.${wait}` : wait;
}

/** The region of a page address and the byte offset in it, as golden traces write addresses. */
export function location(page: number): { region: 'direct' | 'vmalloc'; offset: number } {
  if (!is_vmalloc_addr(page)) return { region: 'direct', offset: page * PAGE_SIZE };
  return { region: 'vmalloc', offset: (page - VMALLOC_START) * PAGE_SIZE };
}

function threadState(task: Task, cacheName: CacheNames): ThreadState {
  const { name, cpu } = task;
  const wait = task.waitingOn < 0 ? 'idle' : waitText(task.waitingOn, cacheName);
  if (wait === 'idle') return { name, cpu, state: 'idle', waitingOn: null, until: null };
  const until = task.timer?.pending === true ? task.timer.expires : null;
  return { name, cpu, state: 'blocked', waitingOn: wait, until };
}

function cacheState(k: SplKernel, { id, skc }: HeldCache): CacheState {
  return {
    id,
    name: skc.skc_name,
    flags: flagNames(skc.skc_flags),
    objSize: skc.skc_obj_size,
    objAlign: skc.skc_obj_align,
    slabObjs: skc.skc_slab_objs,
    slabSize: skc.skc_slab_size,
    magSize: skc.skc_mag_size,
    magRefill: skc.skc_mag_refill,
    ref: skc.skc_ref,
    taskqid: skc.skc_taskqid,
    slabFail: skc.skc_slab_fail,
    slabCreate: skc.skc_slab_create,
    slabDestroy: skc.skc_slab_destroy,
    slabTotal: skc.skc_slab_total,
    slabAlloc: skc.skc_slab_alloc,
    slabMax: skc.skc_slab_max,
    objTotal: skc.skc_obj_total,
    objAlloc: skc.skc_obj_alloc,
    objMax: skc.skc_obj_max,
    objDeadlock: skc.skc_obj_deadlock,
    objEmergency: skc.skc_obj_emergency,
    objEmergencyMax: skc.skc_obj_emergency_max,
    linuxLive: skc.skc_linux_cache?.live ?? null,
    partial: slabsOf(skc.skc_partial_list).map(slabName),
    complete: slabsOf(skc.skc_complete_list).map(slabName),
    slabs: slabStates(k, skc),
    magazines: skc.skc_mag.map((skm) => ({
      cpu: skm.skm_cpu,
      avail: skm.skm_avail,
      age: skm.skm_age,
      objs: [...skm.skm_objs.subarray(0, skm.skm_avail)].map((obj) => objName(k, obj)),
    })),
    emergency: treeState(skc.skc_emergency_tree.rb_node),
  };
}

/** The names of the flags that are set, in alphabetical order. */
function flagNames(flags: number): string[] {
  return Object.entries(KMC_BITS)
    .filter(([, bit]) => (flags & (1 << bit)) !== 0)
    .map(([name]) => name)
    .sort();
}

/** The slabs of a list from head to tail. */
export function slabsOf(list: SlabList): spl_kmem_slab_t[] {
  const slabs: spl_kmem_slab_t[] = [];
  for (let sks = list.head; sks !== null; sks = sks.next) slabs.push(sks);
  return slabs;
}

/** Name of an object of a slab, such as s3.5. */
function objName(k: SplKernel, obj: number): string {
  const sks = slabOf(k, obj);
  return sks === null ? `#${obj}` : `${slabName(sks)}.${obj - sks.first}`;
}

function slabName(sks: spl_kmem_slab_t): string {
  return `s${sks.number}`;
}

function slabStates(k: SplKernel, skc: spl_kmem_cache_t): Record<string, SlabState> {
  const slabs = [...slabsOf(skc.skc_partial_list), ...slabsOf(skc.skc_complete_list)];
  slabs.sort((a, b) => a.number - b.number);
  return Object.fromEntries(
    slabs.map((sks) => {
      const free: number[] = [];
      for (let obj = sks.sks_free_list; obj !== 0; obj = k.objs.sko_list[obj] ?? 0)
        free.push(obj - sks.first);
      return [slabName(sks), { ref: sks.sks_ref, age: sks.sks_age, free, ...location(sks.page) }];
    }),
  );
}

function treeState(node: RbNode | null): TreeState | null {
  if (!(node instanceof spl_kmem_emergency_t)) return null;
  return {
    obj: `e${node.number}`,
    red: node.red,
    left: treeState(node.rb_left),
    right: treeState(node.rb_right),
  };
}
