import { beforeEach, describe, expect, test } from 'vitest';
import { cacheSpec, callerSpec, scenario } from '../../../engine/index.ts';
import { createLocalHost } from '../../host/local-host.ts';
import { App } from '../app.ts';
import { freeThread } from '../machine/threads.ts';
import { startScenario } from '../start/sources.ts';
import { recreateCache, reloadModule } from './recreate.ts';
import { setTunable, undoableChange, undoTunable } from './tunables.ts';

const PER_SLAB = 'spl_kmem_cache_obj_per_slab';
const MAGAZINE = 'spl_kmem_cache_magazine_size';

/** Four threads that are always busy with one cache, and one that uses another now and then. */
const BUSY = scenario({
  title: 'busy',
  about: '',
  end: 20,
  memory: { mib: 64, reserved: 4 },
  caches: [cacheSpec({ id: 'c1', name: 'a', size: 1024 }), cacheSpec({ id: 'c2', name: 'b', size: 30_000 })],
  callers: [
    callerSpec({
      name: 'hard',
      cache: 'c1',
      cpu: 0,
      threads: 4,
      pattern: { kind: 'loop', batch: 100, think: 1000, rounds: 0 },
    }),
    callerSpec({ name: 'leaks', cache: 'c2', pattern: { kind: 'leak', rate: 1000 } }),
  ],
});

let app = new App(createLocalHost);

const cache = () => app.session.getState().view.caches[app.session.getState().focus];
const notice = () => app.session.getState().notice;

beforeEach(async () => {
  app = new App(createLocalHost);
  await startScenario(app, BUSY);
  await app.machine.act({ op: 'tick', n: 2 });
  app.session.setState({ focus: 0 });
});

describe('a recreated cache', () => {
  test('has the current module parameters, its callers continue, and the old branch is kept', async () => {
    await setTunable(app, PER_SLAB, 32);
    expect(cache()?.slabObjs).toBe(8);
    await recreateCache(app);
    expect(notice()).toEqual({ kind: 'recreated', cache: 'a' });
    expect(cache()).toMatchObject({ name: 'a', index: 2, slabObjs: 32 });
    const { branches, callers, cacheIds } = app.session.getState();
    const { cause, parent } = branches.at(-1) ?? { cause: null, parent: null };
    expect(cause).toEqual({ kind: 'cache recreated', cache: 'a' });
    expect(callers.map(({ name }) => name).sort()).toEqual(['hard', 'leaks']);
    expect(cacheIds).toEqual(['c1', 'c2', 'c1']);
    await app.machine.act({ op: 'tick', n: 2 });
    expect(cache()?.objMax).toBeGreaterThan(0);
    await app.machine.goToBranch(parent ?? 0);
    expect(app.session.getState().view.caches[0]?.slabObjs).toBe(8);
  });

  test('is refused while a growth never ends', async () => {
    app.session.setState({ focus: 1 });
    await app.machine.act({ op: 'memory', target: 'vmalloc', mode: 'stall' }, { op: 'tick', n: 30 });
    await recreateCache(app);
    expect(notice()).toEqual({ kind: 'still in use', cache: 'b' });
    const { panicked, branch, branches } = app.session.getState();
    expect(panicked).toBe(false);
    expect(branches.find(({ id }) => id === branch)?.cause).not.toEqual({
      kind: 'cache recreated',
      cache: 'b',
    });
  });
});

test('a module reload recreates all caches and keeps changed parameters', async () => {
  await setTunable(app, PER_SLAB, 16);
  await reloadModule(app, MAGAZINE, 4);
  expect(notice()).toEqual({ kind: 'module reloaded', name: 'spl_kmem_cache_magazine_size = 4' });
  const { caches } = app.session.getState().view;
  expect(caches.flatMap((one) => (one === null ? [] : [[one.name, one.magSize, one.slabObjs]]))).toEqual([
    ['a', 4, 16],
    ['b', 4, 16],
  ]);
});

test('undoes the last change of a tunable, but not the undo itself', async () => {
  await setTunable(app, PER_SLAB, 16);
  await setTunable(app, PER_SLAB, 64);
  await undoTunable(app);
  expect(undoableChange(app)).toEqual({ name: PER_SLAB, from: 8, to: 16 });
  await undoTunable(app);
  expect(undoableChange(app)).toBeNull();
  expect(freeThread(app)).toBe('t0');
});
