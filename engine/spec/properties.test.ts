import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Command, CommandError } from '../command/command.ts';
import { slabsOf } from '../conformance/state.ts';
import type { RbNode } from '../kernel/rb-tree.ts';
import { Engine } from '../machine/engine.ts';
import type { SplKernel } from '../spl/module.ts';
import { defaultTunables } from '../spl/tunables.ts';
import { spl_kmem_emergency_t } from '../spl/types.ts';
import type { HeldCache } from '../workload/owners.ts';
import { anyCommand } from './random-commands.ts';

/** Runs commands, skipping those that are refused, and calls `look` after each. */
function run(cpus: number, commands: readonly Command[], look: (engine: Engine) => void): Engine {
  const tunables = { ...defaultTunables(), spl_kmem_cache_magazine_size: 4, spl_kmem_cache_expire: 3 };
  const engine = new Engine({ machine: { cpus, hz: 10 }, tunables }, null);
  for (const command of commands) {
    attempt(engine, command);
    if (engine.panic !== null) return engine;
    look(engine);
  }
  return engine;
}

function attempt(engine: Engine, command: Command): void {
  try {
    engine.send(command);
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
  }
}

function check(runs: number, look: (engine: Engine) => void, end: (engine: Engine) => void = () => {}): void {
  const cpus = fc.integer({ min: 1, max: 3 });
  const commands = fc.array(anyCommand(), { maxLength: 120 });
  fc.assert(
    fc.property(cpus, commands, (count, list) => end(run(count, list, look))),
    { numRuns: runs, seed: 6059 },
  );
}

/** The caches with slabs of their own. */
function cachesOf(engine: Engine): HeldCache[] {
  return [...engine.owners.caches.values()].flatMap((cache) =>
    cache === null || cache.skc.skc_linux_cache !== null ? [] : [cache],
  );
}

/** The objects of a cache by the place that holds them. */
function places(
  k: SplKernel,
  { skc, objects }: HeldCache,
): Record<'free' | 'parked' | 'tree', number[]> & { held: number[] } {
  const free: number[] = [];
  for (const sks of [...slabsOf(skc.skc_partial_list), ...slabsOf(skc.skc_complete_list)]) {
    for (let obj = sks.sks_free_list; obj !== 0; obj = k.objs.sko_list[obj] ?? 0) free.push(obj);
  }
  const parked = skc.skc_mag.flatMap((skm) => [...skm.skm_objs.subarray(0, skm.skm_avail)]);
  return {
    free,
    parked,
    tree: nodesOf(skc.skc_emergency_tree.rb_node).map(({ slot }) => slot),
    held: [...objects],
  };
}

function nodesOf(node: RbNode | null): RbNode[] {
  return node === null ? [] : [...nodesOf(node.rb_left), node, ...nodesOf(node.rb_right)];
}

/** Number of black nodes on every path down; throws if paths differ or a red node has a red child. */
function blackHeight(node: RbNode | null): number {
  if (node === null) return 1;
  const heights = [blackHeight(node.rb_left), blackHeight(node.rb_right)];
  expect(heights[0]).toBe(heights[1]);
  if (node.red) expect([node.rb_left?.red === true, node.rb_right?.red === true]).toEqual([false, false]);
  return (heights[0] ?? 0) + (node.red ? 0 : 1);
}

describe('after every command of random runs', () => {
  test('an object is in one place only, and none is lost', () => {
    check(150, (engine) => {
      for (const cache of cachesOf(engine)) {
        const { free, parked, tree, held } = places(engine.kernel, cache);
        const inSlabs = [...free, ...parked, ...held.filter((obj) => !tree.includes(obj))];
        expect(new Set(inSlabs).size).toBe(inSlabs.length);
        // In a blocked operation, an object may be in transit; it is then in no place.
        expect(inSlabs.length).toBeLessThanOrEqual(cache.skc.skc_obj_total - tree.length);
        const isQuiet = [...engine.threads.values()].every(({ state }) => state === 'idle');
        if (isQuiet) expect(inSlabs.length).toBe(cache.skc.skc_obj_total - tree.length);
      }
    });
  });

  test('the counters match a count', () => {
    check(150, (engine) => {
      for (const cache of cachesOf(engine)) {
        const { skc } = cache;
        const { free, tree } = places(engine.kernel, cache);
        const slabs = [...slabsOf(skc.skc_partial_list), ...slabsOf(skc.skc_complete_list)];
        const refs = slabs.reduce((sum, sks) => sum + sks.sks_ref, 0);
        expect([skc.skc_slab_total, skc.skc_slab_alloc]).toEqual([
          slabs.length,
          slabs.filter((sks) => sks.sks_ref > 0).length,
        ]);
        expect([skc.skc_obj_alloc, skc.skc_obj_emergency]).toEqual([refs, tree.length]);
        expect(skc.skc_obj_total).toBe(refs + free.length + tree.length);
      }
    });
  });

  test('partial slabs have room, complete ones have none, and empty ones are at the tail', () => {
    check(150, (engine) => {
      for (const { skc } of cachesOf(engine)) {
        const partial = slabsOf(skc.skc_partial_list);
        expect(partial.every((sks) => sks.sks_ref < sks.sks_objs)).toBe(true);
        expect(slabsOf(skc.skc_complete_list).every((sks) => sks.sks_ref === sks.sks_objs)).toBe(true);
        const firstEmpty = partial.findIndex((sks) => sks.sks_ref === 0);
        if (firstEmpty >= 0) expect(partial.slice(firstEmpty).every((sks) => sks.sks_ref === 0)).toBe(true);
      }
    });
  });

  test('the emergency tree is a red-black tree by address', () => {
    check(150, (engine) => {
      for (const { skc } of cachesOf(engine)) {
        const root = skc.skc_emergency_tree.rb_node;
        expect(root?.red ?? false).toBe(false);
        blackHeight(root);
        const keys = nodesOf(root).map((node) => (node instanceof spl_kmem_emergency_t ? node.ske_obj : -1));
        expect(keys).toEqual([...keys].sort((a, b) => a - b));
      }
    });
  });

  test('no page has two owners', () => {
    check(150, (engine) => {
      const pages = cachesOf(engine).flatMap(({ skc }) => [
        ...[...slabsOf(skc.skc_partial_list), ...slabsOf(skc.skc_complete_list)].map(({ page }) => page),
        ...nodesOf(skc.skc_emergency_tree.rb_node).map(({ slot }) => engine.kernel.objs.page[slot]),
      ]);
      expect(new Set(pages).size).toBe(pages.length);
    });
  });
});

test('when everything is freed and destroyed, nothing is left', () => {
  check(
    120,
    () => {},
    (engine) => {
      const { kernel: k, owners } = engine;
      for (const target of ['vmalloc', 'pages', 'kmalloc', 'slab'] as const) {
        attempt(engine, { op: 'memory', target, failNext: 0, skip: 0 });
        attempt(engine, { op: 'memory', target, mode: 'ok' });
      }
      for (const name of engine.threads.keys()) attempt(engine, { op: 'resume', thread: name });
      attempt(engine, { op: 'tick', n: 5 });
      const isStuck = [...engine.threads.values()].some(({ state }) => state !== 'idle');
      // A destroy that waits forever keeps what it has, as in the reference.
      if (engine.panic !== null || isStuck) return;
      for (const cache of owners.caches.values()) {
        for (const obj of cache?.objects ?? [])
          attempt(engine, { op: 'free', thread: 't9', cpu: 0, obj: `#${obj}` });
      }
      for (const id of [...owners.caches.keys()])
        attempt(engine, { op: 'destroy', thread: 't9', cpu: 0, cache: id });
      expect(engine.panic).toBeNull();
      expect(owners.caches.size).toBe(0);
      const { delayed, due, pending, running } = k.spl_kmem_cache_taskq;
      expect(delayed.length + due.length + pending.length).toBe(0);
      expect(running.every((entry) => entry === null)).toBe(true);
      expect(k.slabs.count).toBe(0);
      expect([k.vmalloc.alloc(1), k.pages.alloc(0)]).toEqual([0, 0]);
    },
  );
});
