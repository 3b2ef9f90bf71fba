import { expect, test } from 'vitest';
import { ExampleMachine } from '../model/example-machine.fixture.ts';
import { objectAddress } from '../model/names/names.ts';
import { busyMachine } from './example-scene.fixture.ts';
import { byteRuns, bytesOf, runAddress } from './slab-bytes.ts';

test('the runs of bytes are contiguous and make up the whole slab', () => {
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

test('the bytes of an object outside its slab come after those of the slab', () => {
  const m = new ExampleMachine();
  m.create({ flags: ['VMEM', 'OFFSLAB'] });
  m.alloc(3);
  const cache = m.cache();
  const runs = byteRuns(cache);
  expect(runs.at(-1)?.to).toBe(bytesOf(cache));
  const objects = runs.filter(({ part }) => part === 'object');
  expect(objects).toHaveLength(cache.slabObjs);
  const slab = Math.max(cache.partial.head, cache.complete.head);
  const first = m.view.slabFirst.get(slab);
  for (const run of objects) expect(runAddress(m.view, slab, run)).toBe(objectAddress(m.view, first + run.i));
  const trailer = runs.find(({ part }) => part === 'trailer');
  expect((trailer?.from ?? 0) - (trailer?.memory ?? 0)).toBe(Math.ceil(cache.objSize / 8) * 8);
});
