import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Command, CommandError } from '../../engine/command/command.ts';
import { EVENT_KINDS } from '../../engine/event/event.ts';
import { EVENT_WORDS, type EventSink, kindOf } from '../../engine/event/log.ts';
import type { RbNode } from '../../engine/kernel/rb-tree.ts';
import type { Task } from '../../engine/kernel/task.ts';
import { Engine } from '../../engine/machine/engine.ts';
import { anyCommand, wrongFree } from '../../engine/spec/random-commands.ts';
import type { SplKernel } from '../../engine/spl/module.ts';
import { defaultTunables, TUNABLE_NAMES } from '../../engine/spl/tunables.ts';
import { POISON, type spl_kmem_cache_t, type spl_kmem_slab_t } from '../../engine/spl/types.ts';
import type { CacheView, TaskView } from './plain-view.ts';
import { reduce } from './reduce.ts';
import { PLACE, View } from './view.ts';

/** Reduces every event as it is told and then lets `check` look at view and machine side by side. */
class Mirror implements EventSink {
  readonly view = new View();
  readonly strings: string[] = [];
  check: (kind: string) => void = () => {};

  append(what: number, time: number, a: number, b: number): void {
    const words = Int32Array.of(what, time, a, b);
    reduce(this.view, { words, count: words.length / EVENT_WORDS }, 0, 1, this.strings);
    this.check(EVENT_KINDS[kindOf(what)] ?? '');
  }

  intern(text: string): number {
    const at = this.strings.indexOf(text);
    return at >= 0 ? at : this.strings.push(text) - 1;
  }
}

describe('after every event the view equals the machine', () => {
  test('in random runs', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 3 }),
        fc.array(anyCommand(), { maxLength: 90 }),
        (cpus, commands) => {
          const tunables = {
            ...defaultTunables(),
            spl_kmem_cache_magazine_size: 4,
            spl_kmem_cache_expire: 3,
          };
          const mirror = new Mirror();
          const engine = new Engine({ machine: { cpus, hz: 10 }, tunables }, mirror);
          mirror.check = (kind) => compare(engine, mirror.view, kind);
          for (const command of commands) attempt(engine, command);
          expect(mirror.view.panic?.expr).toBe(engine.panic?.expr);
        },
      ),
      { numRuns: 400, seed: 20_261_123 },
    );
  });

  test('in its magazines and trees, whatever was freed wrongly', () => {
    const wrong = wrongFree(12);
    fc.assert(
      fc.property(
        fc.array(fc.oneof<fc.Arbitrary<Command>[]>(anyCommand(), anyCommand(), wrong), { maxLength: 90 }),
        (commands) => {
          const tunables = { ...defaultTunables(), spl_kmem_cache_magazine_size: 4 };
          const mirror = new Mirror();
          const engine = new Engine({ machine: { cpus: 2, hz: 10 }, tunables }, mirror);
          for (const command of commands) {
            attempt(engine, command);
            // An object may be in two places now, so that where it is has no answer; who has it, has.
            for (const held of engine.owners.caches.values()) {
              if (held === null) continue;
              const { skc } = held;
              const seen = mirror.view.caches[skc.index];
              expect(seen?.magazines.map((skm) => skm?.objs)).toEqual(
                skc.skc_mag.map((skm) => [...skm.skm_objs.subarray(0, skm.skm_avail)]),
              );
              compareTree(mirror.view, skc.skc_emergency_tree.rb_node, seen?.treeRoot ?? 0, new Set());
            }
          }
          expect(mirror.view.panic?.expr).toBe(engine.panic?.expr);
        },
      ),
      { numRuns: 400, seed: 7 },
    );
  });

  test('with caches that were there from the start', () => {
    const mirror = new Mirror();
    const restore = [
      {
        id: 'c1',
        name: 'found',
        objSize: 20_480,
        align: 4096,
        flags: ['VMEM' as const],
        geometry: { objs: 8, size: 200_704 },
        counters: { slabMax: 9, objMax: 70, objDeadlock: 2, objEmergencyMax: 5 },
        out: Uint32Array.of(3, 8, 0, 5),
        magazines: [Uint32Array.of(0, 1, 3), Uint32Array.of(1)],
        emergency: 2,
        linuxLive: 0,
      },
    ];
    const engine = new Engine({ machine: { cpus: 2, hz: 10 }, tunables: defaultTunables(), restore }, mirror);
    expect(engine.unrestored).toEqual([]);
    compare(engine, mirror.view, '');
    const cache = mirror.view.caches[0];
    expect(cache).toMatchObject({
      slabTotal: 4,
      slabAlloc: 3,
      objTotal: 34,
      objAlloc: 16,
      objEmergency: 2,
      slabMax: 9,
    });
    expect(cache?.magazines.map((skm) => skm?.objs.length)).toEqual([3, 1]);
    expect([cache?.partial.length, cache?.complete.length]).toEqual([3, 1]);
  });
});

function attempt(engine: Engine, command: Command): void {
  try {
    engine.send(command);
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
  }
}

function compare(engine: Engine, view: View, kind: string): void {
  const k = engine.kernel;
  expect(machineOf(view)).toEqual(machineOfKernel(k));
  // Work is told as queued just before it stands in a list.
  if (kind !== 'queued') expect(workOf(view)).toEqual(workOfKernel(k));
  for (const task of k.tasks) compareTask(task, view.tasks[task.id]);
  for (const held of engine.owners.caches.values()) {
    if (held === null || held.skc.skc_magic === POISON) continue;
    const seen = view.caches[held.skc.index];
    if (seen !== undefined && seen !== null) compareCache(k, view, held.skc, seen);
  }
}

function compareTask(task: Task, seen: TaskView | undefined): void {
  if (seen === undefined) return;
  const waits = task.state === 'blocked';
  expect([seen.activity === 'blocked', seen.stack.at(-1) ?? 0]).toEqual([waits, task.fn]);
  expect([seen.preemptArmed, seen.fstrans]).toEqual([task.preemptArmed, task.fstrans]);
  if (!waits) return;
  const until = task.timer?.pending === true ? task.timer.expires : -1;
  expect([seen.waitingOn, seen.cpu, seen.until]).toEqual([task.waitingOn, task.cpu, until]);
}

function machineOf(view: View): unknown {
  const { jiffies, irqsOff, faults, tunables, listReaders, listWriter } = view;
  return {
    jiffies,
    irqsOff: irqsOff.filter((off) => off).length,
    faults,
    tunables,
    listReaders,
    writer: listWriter >= 0,
  };
}

function machineOfKernel(k: SplKernel): unknown {
  const { vmalloc, pages, kmalloc, slab } = k.faults;
  return {
    jiffies: k.jiffies,
    irqsOff: k.irqsOff.filter((off) => off).length,
    faults: [vmalloc, pages, kmalloc, slab].map(({ mode, failNext, skip }) => ({
      mode: ['ok', 'fail', 'stall'].indexOf(mode),
      failNext,
      skip,
    })),
    tunables: TUNABLE_NAMES.map((name) => k[name]),
    listReaders: k.spl_kmem_cache_sem.readers,
    writer: k.spl_kmem_cache_sem.writer,
  };
}

function workOf(view: View): unknown {
  const of = (state: string): number[] =>
    [...view.work.values()].filter((w) => w.state === state).map((w) => w.id);
  return { delayed: of('delayed'), due: of('due'), pending: of('pending'), running: of('running') };
}

function workOfKernel(k: SplKernel): unknown {
  const { delayed, due, pending, running } = k.spl_kmem_cache_taskq;
  const ids = (entries: Iterable<{ id: number }>): number[] =>
    [...entries].map(({ id }) => id).sort((a, b) => a - b);
  return {
    delayed: ids(delayed),
    due: ids(due),
    pending: ids(pending),
    running: ids(running.filter((entry) => entry !== null)),
  };
}

function compareCache(k: SplKernel, view: View, skc: spl_kmem_cache_t, seen: CacheView): void {
  expect([seen.flags, seen.ref, seen.taskqid, seen.lockHolder, seen.linuxLive]).toEqual([
    skc.skc_flags,
    skc.skc_ref,
    skc.skc_taskqid,
    skc.skc_lock.holder?.id ?? -1,
    skc.skc_linux_cache?.live ?? -1,
  ]);
  expect([seen.objSize, seen.objAlign, seen.slabObjs, seen.slabSize, seen.magSize, seen.magRefill]).toEqual([
    skc.skc_obj_size,
    skc.skc_obj_align,
    skc.skc_slab_objs,
    skc.skc_slab_size,
    skc.skc_mag_size,
    skc.skc_mag_refill,
  ]);
  expect([seen.slabTotal, seen.slabAlloc, seen.slabMax, seen.objTotal, seen.objAlloc, seen.objMax]).toEqual([
    skc.skc_slab_total,
    skc.skc_slab_alloc,
    skc.skc_slab_max,
    skc.skc_obj_total,
    skc.skc_obj_alloc,
    skc.skc_obj_max,
  ]);
  expect([seen.objDeadlock, seen.objEmergency, seen.objEmergencyMax]).toEqual([
    skc.skc_obj_deadlock,
    skc.skc_obj_emergency,
    skc.skc_obj_emergency_max,
  ]);
  const free = new Set<number>();
  const listed = (head: spl_kmem_slab_t | null): unknown[] => {
    const slabs: unknown[] = [];
    for (let sks = head; sks !== null; sks = sks.next) slabs.push(slabOfKernel(k, sks, free));
    return slabs;
  };
  expect(slabsOf(view, seen.partial.head)).toEqual(listed(skc.skc_partial_list.head));
  expect(slabsOf(view, seen.complete.head)).toEqual(listed(skc.skc_complete_list.head));
  for (const skm of skc.skc_mag) {
    // While a magazine is flushed its oldest objects are back in their slabs before the rest moves up.
    if (skm.skm_magic === POISON) {
      expect(seen.magazines[skm.skm_cpu]).toBe(null);
      continue;
    }
    const objs = [...skm.skm_objs.subarray(0, skm.skm_avail)].filter((obj) => !free.has(obj));
    const magazine = seen.magazines[skm.skm_cpu];
    expect([magazine?.age, magazine?.count, magazine?.objs]).toEqual([skm.skm_age, objs.length, objs]);
    for (const obj of objs)
      expect([view.objPlace.get(obj), view.objCpu.get(obj)]).toEqual([PLACE.magazine, skm.skm_cpu]);
  }
  for (const obj of free) expect(view.objPlace.get(obj)).toBe(PLACE.slab);
  compareTree(view, skc.skc_emergency_tree.rb_node, seen.treeRoot, new Set());
}

function slabOfKernel(k: SplKernel, sks: spl_kmem_slab_t, free: Set<number>): unknown {
  const list: number[] = [];
  for (let obj = sks.sks_free_list; obj !== 0; obj = k.objs.sko_list[obj] ?? 0) list.push(obj);
  for (const obj of list) free.add(obj);
  const { slot, number, page, first } = sks;
  return { slot, number, page, first, ref: sks.sks_ref, age: sks.sks_age, free: list };
}

function slabsOf(view: View, head: number): unknown[] {
  const slabs: unknown[] = [];
  for (let slot = head; slot >= 0; slot = view.slabNext.get(slot)) {
    const free: number[] = [];
    for (let obj = view.slabFree.get(slot); obj !== 0; obj = view.objNext.get(obj)) free.push(obj);
    slabs.push({
      slot,
      number: view.slabNumber.get(slot),
      page: view.slabPage.get(slot),
      first: view.slabFirst.get(slot),
      ref: view.slabRef.get(slot),
      age: view.slabAge.get(slot),
      free,
    });
  }
  return slabs;
}

function compareTree(view: View, node: RbNode | null, slot: number, met: Set<number>): void {
  expect(slot).toBe(node?.slot ?? 0);
  if (node === null || met.has(slot)) return;
  met.add(slot);
  expect(view.treeRed.get(slot)).toBe(node.red ? 1 : 0);
  compareTree(view, node.rb_left, view.treeLeft.get(slot), met);
  compareTree(view, node.rb_right, view.treeRight.get(slot), met);
}
