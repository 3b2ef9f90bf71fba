import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { CATALOGUE, scenario } from '../../engine/index.ts';
import { createLocalHost } from '../host/local-host.ts';
import { tick } from './act/commands.ts';
import { App } from './app.ts';
import { Frames } from './frames.fixture.ts';
import { focusOn, seek, setSession } from './session.ts';
import { startScenario } from './start/sources.ts';

let frames = new Frames();
let app = new App(createLocalHost);

beforeEach(() => {
  frames = new Frames();
  vi.stubGlobal('requestAnimationFrame', frames.request);
  app = new App(createLocalHost);
});

afterEach(() => {
  vi.unstubAllGlobals();
});

const session = () => app.session.getState();

/** Runs frames until playing stops by itself, or `most` of them. */
async function playOn(most: number): Promise<void> {
  for (let i = 0; i < most && session().playing; i++) {
    frames.run(100);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Waits until recording ahead has finished. */
async function recorded(): Promise<void> {
  while (session().isRecording) await new Promise((resolve) => setImmediate(resolve));
}

describe('playing a scenario with an end', () => {
  beforeEach(async () => {
    const chosen = CATALOGUE['slab-reap'];
    if (chosen === undefined) throw new Error('the catalogue has lost a scenario');
    await startScenario(app, { ...chosen, end: 40 });
    await recorded();
  });

  test('stops at its end', async () => {
    seek(app, 0);
    setSession(app, { pace: 'time', speed: 100 });
    app.playback.toggle();
    await playOn(1000);
    const { playing, moment, length, view } = session();
    expect(playing).toBe(false);
    expect(moment).toBe(length);
    expect(view.now).toBeLessThanOrEqual(40e6);
  });

  test('restarts from the beginning when it is at the end', async () => {
    seek(app, session().length);
    app.playback.toggle();
    expect(session().moment).toBe(session().start);
    expect(session().playing).toBe(true);
  });

  test('continues past its end when the user chooses to', async () => {
    seek(app, session().length);
    setSession(app, { pace: 'time', speed: 100 });
    app.playback.continueBeyondEnd();
    await playOn(10);
    expect(session().playing).toBe(true);
    expect(session().view.now).toBeGreaterThan(40e6);
  });

  test('stops at the end although more is recorded after it', async () => {
    await tick(app, 20);
    seek(app, 0);
    setSession(app, { pace: 'time', speed: 100 });
    app.playback.toggle();
    await playOn(1000);
    expect(session().moment).toBeLessThan(session().length);
    expect(session().view.now).toBeGreaterThanOrEqual(40e6);
    expect(session().view.now).toBeLessThan(60e6);
  });
});

test('a machine without an end keeps playing', async () => {
  await startScenario(app, scenario({ title: 'empty', about: '', end: 0 }));
  setSession(app, { pace: 'time', speed: 100 });
  app.playback.toggle();
  await playOn(20);
  expect(session().playing).toBe(true);
});

describe('the focus', () => {
  test.each(['slab-small', 'slab-large', 'slab-align', 'slab-lock'])(
    'of %s is an existing cache whenever there is one',
    async (name) => {
      const chosen = CATALOGUE[name];
      if (chosen === undefined) throw new Error('the catalogue has lost a scenario');
      await startScenario(app, { ...chosen, end: Math.min(chosen.end, 100) });
      await recorded();
      let seen = 0;
      for (let moment = 0; moment <= session().length; moment += 97) {
        seek(app, moment);
        const { view, focus } = session();
        if (!view.caches.some((cache) => cache !== null)) continue;
        seen += 1;
        expect(view.caches[focus]).toBeTruthy();
      }
      expect(seen).toBeGreaterThan(10);
    },
  );

  test('returns to the chosen cache at moments when it exists', async () => {
    const chosen = CATALOGUE['slab-small'];
    if (chosen === undefined) throw new Error('the catalogue has lost a scenario');
    await startScenario(app, { ...chosen, end: 70 });
    await recorded();
    const moments = Array.from({ length: session().length }, (_, moment) => moment);
    const living = moments.find((moment) => {
      seek(app, moment);
      return (session().view.caches[2] ?? null) !== null;
    });
    seek(app, living ?? 0);
    focusOn(app, 2);
    seek(app, 100);
    expect(session().focus).toBe(0);
    seek(app, living ?? 0);
    expect(session().focus).toBe(2);
  });
});
