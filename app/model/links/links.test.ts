import { expect, test } from 'vitest';
import { linkSentence } from '../../words/links.ts';
import { ExampleMachine } from '../example-machine.fixture.ts';
import type { Selected } from '../selection.ts';
import { linksOf } from './links.ts';

/** Ten objects on CPU 0, three of which CPU 1 freed into its magazine. */
function machine(): ExampleMachine {
  const m = new ExampleMachine();
  m.create();
  m.alloc(10);
  for (const obj of ['o2', 'o5', 'o6']) m.do({ op: 'free', thread: 't0', cpu: 1, obj });
  return m;
}

function sentence(m: ExampleMachine, selected: Selected): string {
  const links = linksOf(m.view, 0, selected);
  return links === null ? '' : linkSentence(m.view, links);
}

test('a magazine is linked to its objects, their slabs and the pages of these', () => {
  const m = machine();
  const links = linksOf(m.view, 0, { kind: 'magazine', cache: 0, cpu: 1 });
  const objs = m.cache().magazines[1]?.objs ?? [];
  expect(links).toMatchObject({ objs, cpus: [1] });
  expect(new Set(links?.slabs)).toEqual(new Set(objs.map((obj) => m.view.objSlab.get(obj))));
  expect(links?.pages).toHaveLength(links?.slabs.length ?? 0);
  expect(sentence(m, { kind: 'cpu', cpu: 1 })).toBe('CPU 1’s magazine pins these 2 slabs: 3 objects.');
  expect(sentence(m, { kind: 'cpu', cpu: 0 })).toBe('CPU 0’s magazine is empty and pins no slab.');
});

test('an object is linked to its slab, its page, and the magazine or caller that holds it', () => {
  const m = machine();
  const [parked = 0] = m.cache().magazines[1]?.objs ?? [];
  const slab = m.view.objSlab.get(parked);
  const links = linksOf(m.view, 0, { kind: 'object', slot: parked });
  expect(links).toMatchObject({ objs: [parked], slabs: [slab], cpus: [1] });
  expect(links?.pages).toEqual([{ region: 'vmalloc', first: expect.any(Number), pages: 1 }]);
  expect(sentence(m, { kind: 'object', slot: parked })).toMatch(
    /^s\d\.\d is in CPU 1’s magazine and pins s\d\.$/,
  );
  const used = m.view.slabFirst.get(m.cache().partial.head);
  expect(linksOf(m.view, 0, { kind: 'object', slot: used })?.cpus).toHaveLength(1);
  expect(linksOf(m.view, 0, { kind: 'object', slot: 4000 })).toBeNull();
});

test('a slab is linked to the CPUs that pin it', () => {
  const m = machine();
  const [parked = 0] = m.cache().magazines[1]?.objs ?? [];
  const slab = m.view.objSlab.get(parked);
  expect(new Set(linksOf(m.view, 0, { kind: 'slab', slot: slab })?.cpus)).toEqual(new Set([0, 1]));
  expect(sentence(m, { kind: 'slab', slot: slab })).toMatch(
    /^s\d is pinned by \d objects? in CPU 1’s magazine and \d in use\.$/,
  );
  expect(linksOf(m.view, 0, { kind: 'slab', slot: 99 })).toBeNull();
});

test('pages are linked only where the map of pages can show them', () => {
  const limited = new ExampleMachine();
  limited.create();
  limited.alloc(1);
  const slab = limited.cache().partial.head;
  limited.view.memory.frames = 1024;
  expect(linksOf(limited.view, 0, { kind: 'slab', slot: slab })?.pages).toEqual([]);
});
