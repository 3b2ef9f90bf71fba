import { describe, expect, test } from 'vitest';
import { CATALOGUE, EventLog, NS_PER_S, Run } from '../../engine/index.ts';
import { focusedCache } from '../model/focused-cache.ts';
import { Recording } from '../model/recording.ts';
import { View } from '../model/view.ts';
import type { Box } from './box.ts';
import { centre } from './box.ts';
import { busyMachine, exampleScene } from './example-scene.fixture.ts';
import { FLIGHT_MS, flightBox, MOST_MOVING, Motion } from './motion.ts';
import { boxOfMove } from './place-of.ts';
import type { Scene } from './scene.ts';
import { SceneMaker } from './scene-maker.ts';
import { type Move, type Touched, touchedBetween } from './touched.ts';

function example() {
  const m = busyMachine();
  const scene = exampleScene(m.view, new SceneMaker());
  // CPU 1 took objects back.
  const [obj = 0] = m.cache().magazines[1]?.objs ?? [];
  const move: Move = { obj, cpu: 1, from: 'slab', to: 'magazine' };
  const touched = (moves: readonly Move[]): Touched => ({
    moves,
    slabs: new Set(),
    hasPages: false,
    frames: [],
  });
  return { scene, move, touched };
}

/** The box of an existing place. */
function boxAt(scene: Scene, move: Move, place: Move['from']): Box {
  const box = boxOfMove(scene, move, place);
  if (box === null) throw new Error(`the scene has no ${place}`);
  return box;
}

describe('an object that moves', () => {
  test('flies from where it was to where it is, and arrives', () => {
    const { scene, move, touched } = example();
    const motion = new Motion();
    motion.change(1000, scene, scene, touched([move]));
    const [flight] = motion.flights;
    if (flight === undefined) throw new Error('nothing flies');
    expect(centre(flightBox(flight, 1000))).toEqual(centre(boxAt(scene, move, 'slab')));
    expect(motion.isComing(move.obj, 'magazine')).toBe(true);
    const [end, goal] = [centre(flightBox(flight, 1000 + FLIGHT_MS)), centre(boxAt(scene, move, 'magazine'))];
    expect(end.x).toBeCloseTo(goal.x);
    expect(end.y).toBeCloseTo(goal.y);
    expect(motion.advance(1000 + FLIGHT_MS)).toBe(false);
  });

  test('is never larger than the place it lands in', () => {
    const { scene, move, touched } = example();
    for (const [from, to] of [
      ['slab', 'magazine'],
      ['magazine', 'slab'],
      ['magazine', 'caller'],
      ['caller', 'magazine'],
    ] as const) {
      const motion = new Motion();
      motion.change(0, scene, scene, touched([{ ...move, from, to }]));
      const place = boxAt(scene, move, to);
      for (let now = 0; now <= FLIGHT_MS; now += 20) {
        for (const flight of motion.flights) {
          const { width, height } = flightBox(flight, now);
          expect(width).toBeLessThanOrEqual(place.width);
          expect(height).toBeLessThanOrEqual(place.height);
        }
      }
    }
  });

  test('is highlighted at both ends instead with reduced motion', () => {
    const { scene, move, touched } = example();
    const motion = new Motion();
    motion.isReduced = true;
    motion.change(0, scene, scene, touched([move]));
    expect(motion.flights).toHaveLength(0);
    expect(motion.pulses).toHaveLength(2);
    motion.change(0, scene, scene, touched(Array.from({ length: 50 }, () => move)));
    expect(motion.pulses).toHaveLength(MOST_MOVING);
  });

  test('joins a flow when many move, which fades away', () => {
    const { scene, move, touched } = example();
    const motion = new Motion();
    motion.advance(0);
    motion.change(0, scene, scene, touched(Array.from({ length: 50 }, () => move)));
    expect(motion.flights).toHaveLength(0);
    expect(motion.flows).toHaveLength(1);
    let now = 0;
    while (motion.advance(now)) now += 16;
    expect(now).toBeLessThan(3000);
  });
});

/**
 * Plays a scenario until a time, `step` events per frame, and passes each scene to `see`. Returns the scene at rest.
 */
function play(name: string, until: number, step: number, see: (scene: Scene, motion: Motion) => void): Scene {
  const scenario = CATALOGUE[name];
  if (scenario === undefined) throw new Error(`the catalogue has no ${name}`);
  const log = new EventLog();
  const recording = new Recording();
  new Run(scenario, log).advance(until, Number.POSITIVE_INFINITY);
  recording.append(log.take(), log.strings);
  const { cpus, hz } = scenario.machine;
  const maker = new SceneMaker();
  const motion = new Motion();
  const view = new View();
  const sceneAt = (from: number, to: number, isCalm: boolean): readonly [Scene, Touched | null] => {
    recording.seek(view, to);
    const touched = touchedBetween(recording, view, from, to);
    const at = { view, focus: focusedCache(view, 0), cpus, hz, width: 852, height: 503 };
    return [maker.make({ ...at, queuedAt: () => -1, isCalm }, touched), touched];
  };
  let before: Scene | null = null;
  let last = 0;
  for (let now = 0; last + step < recording.length; last += step, now += 16) {
    const [scene, touched] = sceneAt(last, last + step, false);
    if (before !== null && touched !== null) motion.change(now, before, scene, touched);
    see(scene, motion);
    motion.advance(now);
    before = scene;
  }
  sceneAt(last, recording.length, false);
  return sceneAt(recording.length, recording.length, true)[0];
}

test.each([
  ['pinned-slabs', 1, 40],
  ['slab-reap', 0.4, 25],
  ['vmalloc-deadlock', 0.4, 60],
] as const)('no more than eight things are on their way at once in %s', (name, seconds, step) => {
  let most = 0;
  play(name, seconds * NS_PER_S, step, (_, motion) => {
    most = Math.max(most, motion.moving);
  });
  expect(most).toBeGreaterThan(0);
  expect(most).toBeLessThanOrEqual(MOST_MOVING);
});

test('a slab that leaves its list leaves a hole until a calm moment', () => {
  let holes = 0;
  play('magazine-stranding', 2 * NS_PER_S, 5, ({ slabs }) => {
    for (const block of slabs?.blocks ?? []) holes += block.slabs.filter((slab) => slab < 0).length;
  });
  expect(holes).toBeGreaterThan(0);
});

test.each([
  ['memory-pressure', 2],
  ['slab-reap', 0.2],
  ['slab-reap', 0.4],
  ['vmalloc-deadlock', 1.104],
] as const)('where %s stops playing at %s s, the scene depends on the moment alone', (name, seconds) => {
  const cards = [3, 50, 1000, 100_000].map((step) => {
    const { slabs } = play(name, seconds * NS_PER_S, step, () => undefined);
    expect(slabs?.isSettled).toBe(true);
    return slabs?.card;
  });
  for (const card of cards) expect(card).toEqual(cards[0]);
});
