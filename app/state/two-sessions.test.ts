import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { cacheSpec, callerSpec, hashOf, scenario } from '../../engine/index.ts';
import { createLocalHost } from '../host/local-host.ts';
import { allocate, reap, tick } from './act/commands.ts';
import { setTunable } from './act/tunables.ts';
import { App } from './app.ts';
import { Frames } from './frames.fixture.ts';
import { seek, select, setSession } from './session.ts';
import { startScenario } from './start/sources.ts';

const BUSY = scenario({
  title: 'busy',
  about: '',
  end: 10,
  caches: [cacheSpec({ id: 'c1', name: 'a', size: 1024 }), cacheSpec({ id: 'c2', name: 'b', size: 4096 })],
  callers: [
    callerSpec({
      name: 'steady',
      cache: 'c1',
      pattern: { kind: 'loop', batch: 8, think: 100_000, rounds: 0 },
    }),
  ],
});

let frames = new Frames();

beforeEach(() => {
  frames = new Frames();
  vi.stubGlobal('requestAnimationFrame', frames.request);
});

afterEach(() => {
  vi.unstubAllGlobals();
});

/** What one user does, step by step; after each step the other user may act. */
async function* first(app: App): AsyncGenerator<unknown> {
  yield await startScenario(app, BUSY);
  yield await recorded(app);
  yield await allocate(app, 0, 5, 'KM_SLEEP');
  yield seek(app, 100);
  yield await reap(app, 1);
  setSession(app, { pace: 'events', speed: 1000 });
  yield app.playback.toggle();
  yield frames.run(100);
  yield frames.run(100);
  yield app.playback.toggle();
  yield await app.playback.step('call', -1);
  yield await app.machine.goToBranch(0);
  yield select(app, { kind: 'object', slot: 3 });
}

async function* second(app: App): AsyncGenerator<unknown> {
  yield await startScenario(app, { ...BUSY, seed: 9, end: 4 });
  yield await recorded(app);
  yield await setTunable(app, 'spl_kmem_cache_obj_per_slab', 32);
  yield seek(app, 50);
  yield await tick(app, 3);
  yield seek(app, 10);
  yield await app.playback.step('event', 1);
  yield await tick(app, 1);
}

/** Lets one user act, or two of them in turn. */
async function inTurns(...users: readonly AsyncGenerator<unknown>[]): Promise<void> {
  for (let left = [...users]; left.length > 0; ) {
    const steps = await Promise.all(left.map((user) => user.next()));
    left = left.filter((_, i) => steps[i]?.done !== true);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Waits until recording ahead has finished. */
async function recorded(app: App): Promise<void> {
  while (app.session.getState().isRecording) await new Promise((resolve) => setImmediate(resolve));
}

/** Everything that a session shows, its recording as a hash. */
async function shown(app: App): Promise<unknown> {
  await recorded(app);
  const { recording, view, branches, ...rest } = app.session.getState();
  const others = branches.map((branch) => ({ ...branch, recording: hashOf(branch.recording.chunks) }));
  return { ...rest, events: hashOf(recording.chunks), now: view.keep().plain, branches: others };
}

test('two sessions side by side do not affect each other', async () => {
  const alone = [new App(createLocalHost), new App(createLocalHost)] as const;
  await inTurns(first(alone[0]));
  await inTurns(second(alone[1]));
  const together = [new App(createLocalHost), new App(createLocalHost)] as const;
  await inTurns(first(together[0]), second(together[1]));
  for (const i of [0, 1] as const) expect(await shown(together[i])).toEqual(await shown(alone[i]));
  expect(together[0].session.getState().branches).toHaveLength(3);
});
