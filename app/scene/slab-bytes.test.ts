import { expect, test } from 'vitest';
import { busyMachine } from './example-scene.ts';
import { byteBoxes, byteRuns } from './slab-bytes.ts';
import { cellArea, slabCard } from './slab-card.ts';

test('the runs of bytes follow one another and make up the whole slab', () => {
  const cache = busyMachine().cache();
  const runs = byteRuns(cache);
  let at = 0;
  for (const { from, to } of runs) {
    expect(from).toBe(at);
    at = to;
  }
  expect(at).toBe(cache.slabSize);
  expect(runs.filter(({ part }) => part === 'object')).toHaveLength(cache.slabObjs);
});

test('what is drawn of them is to scale', () => {
  const cache = busyMachine().cache();
  const card = slabCard(cache.slabObjs, 18, 8);
  const { width } = cellArea(card, 0, 0);
  const perByte = (width * card.rows) / cache.slabSize;
  for (const run of byteRuns(cache)) {
    const drawn = byteBoxes(cache, card, { x: 0, y: 0 }, run).reduce((sum, box) => sum + box.width, 0);
    expect(drawn).toBeCloseTo((run.to - run.from) * perByte, 6);
  }
});
