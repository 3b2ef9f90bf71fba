import { beforeEach, describe, expect, test } from 'vitest';
import { cacheSpec, type Scenario, scenario } from '../../../engine/index.ts';
import { createLocalHost } from '../../host/local-host.ts';
import type { EngineHost } from '../../host/protocol.ts';
import { App } from '../app.ts';
import { useSettings } from '../settings.ts';
import { startScenario } from '../start/sources.ts';
import { currentBranch } from './current-branch.ts';

const ENDLESS: Scenario = scenario({
  title: 'endless',
  about: '',
  end: 1,
  caches: [cacheSpec({ id: 'c1', name: 'linux', size: 256, flags: ['SLAB'] })],
});

const alloc = { op: 'alloc', thread: 't1', cpu: 2, cache: 'c1', flags: 'KM_SLEEP', as: 'a' } as const;
const fail = { op: 'memory', target: 'slab', mode: 'fail' } as const;

let app = new App(createLocalHost);
/** Slices requested of the machine after the first one of a command. */
let slices = 0;
let onSlice: () => void = () => {};

/** A host that counts the slices of its commands. */
function watchedHost(): EngineHost {
  const host = createLocalHost();
  return {
    ...host,
    continue: (events) => {
      slices += 1;
      onSlice();
      return host.continue(events);
    },
  };
}

beforeEach(async () => {
  slices = 0;
  onSlice = () => {};
  app = new App(watchedHost);
  useSettings.setState({ mostEvents: 250_000, whenFull: 'stop' });
  await startScenario(app, ENDLESS);
  await app.machine.act(fail);
});

describe('a command that does not come to an end', () => {
  test('stops when the recording is full, and names the call that loops', async () => {
    await app.machine.act(alloc);
    const { lockup, length, isActing } = app.session.getState();
    expect(lockup).toEqual({ thread: 't1', cpu: 2, fn: 'spl_kmem_cache_alloc' });
    expect(length).toBeGreaterThanOrEqual(250_000);
    expect(length).toBeLessThan(250_100);
    expect(isActing).toBe(false);
  });

  test('can be stopped between two slices, and ends once its wait is over', async () => {
    onSlice = () => {
      if (slices === 1) app.machine.stopRecording();
    };
    await app.machine.act(alloc);
    expect(slices).toBe(1);
    expect(app.session.getState().lockup?.thread).toBe('t1');
    expect(currentBranch(app)?.journal.at(-1)?.stopped).toBe(app.session.getState().length);
    // The CPU that loops is ahead of the others: the loop ends once they have caught up.
    await app.machine.act({ ...fail, mode: 'ok' }, { op: 'tick', n: 10 });
    expect(app.session.getState().lockup).toBeNull();
    expect(app.session.getState().view.caches[0]?.linuxLive).toBe(1);
  });

  test('continues when the user wants it to', async () => {
    onSlice = () => app.machine.stopRecording();
    await app.machine.act(alloc);
    const { length } = app.session.getState();
    await app.machine.continueAfterLockup();
    expect(app.session.getState().length).toBeGreaterThan(length + 50_000);
  });

  test('is replayed up to where it was stopped when a branch leaves after it', async () => {
    onSlice = () => app.machine.stopRecording();
    await app.machine.act(alloc);
    const { length } = app.session.getState();
    await app.machine.batch(({ branchOff }) => branchOff({ kind: 'recording' }));
    expect(app.session.getState().length).toBe(length);
    await app.machine.act({ ...fail, mode: 'ok' }, { op: 'tick', n: 10 });
    expect(app.session.getState().view.caches[0]?.linuxLive).toBe(1);
  });
});
