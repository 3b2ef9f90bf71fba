import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { CATALOGUE } from '../engine/index.ts';
import { createLocalHost } from './host/local-host.ts';
import { MOST_MOVING, Motion } from './scene/motion.ts';
import type { Scene } from './scene/scene.ts';
import { SceneMaker } from './scene/scene-maker.ts';
import { touchedBetween } from './scene/touched.ts';
import { App } from './state/app.ts';
import { Frames } from './state/frames.fixture.ts';
import { seek } from './state/session.ts';
import { startScenario } from './state/start/sources.ts';

/** A frame, ms. */
const FRAME = 16;
/** The stage of a laptop. */
const SIZE = { width: 886, height: 525 };

let frames = new Frames();

beforeEach(() => {
  frames = new Frames();
  vi.stubGlobal('requestAnimationFrame', frames.request);
});

afterEach(() => {
  vi.unstubAllGlobals();
});

/** Plays a scenario at the default pace. Returns the most things that moved at once, and whether any did. */
async function mostMoving(name: string): Promise<number> {
  const chosen = CATALOGUE[name];
  if (chosen === undefined) throw new Error(`the catalogue has no ${name}`);
  const app = new App(createLocalHost);
  const session = () => app.session.getState();
  await startScenario(app, chosen);
  while (session().isRecording) await new Promise((resolve) => setImmediate(resolve));
  seek(app, session().start);
  app.playback.toggle();
  const maker = new SceneMaker();
  const motion = new Motion();
  let before: Scene | null = null;
  let last = session().moment;
  let most = 0;
  for (let now = 0; session().playing; now += FRAME) {
    frames.run(FRAME);
    await new Promise((resolve) => setImmediate(resolve));
    const { view, recording, focus, cpus, hz, moment } = session();
    const touched = touchedBetween(recording, view, last, moment);
    const scene = maker.make({ view, focus, cpus, hz, ...SIZE, queuedAt: () => -1, isCalm: false }, touched);
    if (before !== null && touched !== null) motion.change(now, before, scene, touched);
    most = Math.max(most, motion.moving);
    motion.advance(now);
    before = scene;
    last = moment;
  }
  return most;
}

test.each(['magazine-stranding', 'memory-pressure', 'vmalloc-deadlock'])(
  'at the default pace no more than eight things move at once in %s',
  async (name) => {
    const most = await mostMoving(name);
    expect(most).toBeGreaterThan(0);
    expect(most).toBeLessThanOrEqual(MOST_MOVING);
  },
  300_000,
);
