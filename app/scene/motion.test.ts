import { describe, expect, test } from 'vitest';
import { busyMachine, exampleScene } from './example-scene.fixture.ts';
import { FLIGHT_MS, flightPoint, Motion, pointOf } from './motion.ts';
import { SceneMaker } from './scene-maker.ts';
import type { Move, Touched } from './touched.ts';

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

describe('an object that moves', () => {
  test('flies from where it was to where it is, and arrives', () => {
    const { scene, move, touched } = example();
    const motion = new Motion();
    motion.change(1000, scene, scene, touched([move]));
    const [flight] = motion.flights;
    if (flight === undefined) throw new Error('nothing flies');
    expect(flightPoint(flight, 1000)).toEqual(pointOf(scene, move, 'slab'));
    expect(motion.isComing(move.obj, 'magazine')).toBe(true);
    const end = flightPoint(flight, 1000 + FLIGHT_MS);
    const goal = pointOf(scene, move, 'magazine');
    expect(end.x).toBeCloseTo(goal?.x ?? 0);
    expect(end.y).toBeCloseTo(goal?.y ?? 0);
    expect(motion.advance(1000 + FLIGHT_MS)).toBe(false);
  });

  test('is highlighted at both ends instead where motion is to be reduced', () => {
    const { scene, move, touched } = example();
    const motion = new Motion();
    motion.isReduced = true;
    motion.change(0, scene, scene, touched([move]));
    expect(motion.flights).toHaveLength(0);
    expect(motion.pulses).toHaveLength(2);
  });

  test('joins a flow where many move, which fades to rest', () => {
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
