import { expect, test } from 'vitest';
import { timeline } from './timeline-of-a-thousand.fixture.ts';
import { momentAtX, pixelMoments, xOf } from './timeline-scene.ts';
import { brushed, centred, keyed } from './windows.ts';

test.each(['events', 'time'] as const)('a moment is found where it is drawn, by %s', (measure) => {
  const scene = timeline(measure);
  for (const moment of [2, 100, 501, 999]) expect(momentAtX(scene, xOf(scene, moment))).toBe(moment);
});

test('every pixel begins where the previous one ends', () => {
  const moments = pixelMoments(timeline());
  expect(moments).toHaveLength(501);
  expect([moments[0], moments[250], moments[500]]).toEqual([0, 500, 1000]);
});

test('a brush zooms to what it covers, and a slip does not', () => {
  const scene = timeline();
  expect(brushed(scene, [300, 100])).toEqual({ measure: 'events', from: 200, to: 600 });
  expect(brushed(scene, [-40, 700])).toEqual({ measure: 'events', from: 0, to: 1000 });
  expect(brushed(scene, [100, 103])).toBeNull();
});

test('keys zoom around the playhead and pan', () => {
  const scene = timeline();
  const near = keyed(scene, 'ArrowUp');
  expect(near?.from).toBeCloseTo(500 - 1000 / 3);
  expect(near?.to).toBeCloseTo(500 + 1000 / 3);
  const part = { ...scene, window: { measure: 'events' as const, from: 100, to: 300 } };
  expect(keyed(part, 'shift PageDown')).toEqual({ measure: 'events', from: 200, to: 400 });
  expect(keyed(scene, 'x')).toBeNull();
});

test('a press on the overview centres that place', () => {
  const part = { ...timeline(), window: { measure: 'events' as const, from: 0, to: 100 } };
  expect(centred(part, 250)).toEqual({ measure: 'events', from: 450, to: 550 });
  expect(centred(part, 0)).toEqual({ measure: 'events', from: 0, to: 100 });
});
