import { describe, expect, test } from 'vitest';
import { ExampleMachine } from '../model/example-machine.fixture.ts';
import { type Links, linksOf } from '../model/links/links.ts';
import { NO_HIGHLIGHT } from '../model/selection.ts';
import { busyMachine, deadlockedMachine, exampleScene } from '../scene/example-scene.fixture.ts';
import { Motion } from '../scene/motion.ts';
import type { Scene } from '../scene/scene.ts';
import type { Picked } from '../scene/target.ts';
import { linkSentence } from '../words/links.ts';
import { type DrawLog, drawLog } from './draw-log.fixture.ts';
import { NAMED_COLOURS } from './named-colours.fixture.ts';
import { paint } from './paint.ts';

function painted(
  scene: Scene,
  selection: Picked = null,
  k = 1,
  highlight = NO_HIGHLIGHT,
  links: Links | null = null,
): DrawLog {
  const log = drawLog();
  const window = { x: 0, y: 0, width: scene.width, height: scene.height };
  const pen = {
    ctx: log.ctx,
    theme: NAMED_COLOURS,
    k,
    home: 1,
    ratio: 1,
    window,
    now: 0,
    motion: new Motion(),
    selection,
    highlight,
    links,
    sentence: links === null ? '' : linkSentence(scene.view, links),
  };
  paint(pen, scene, { paint: () => log.words.push('(texture)') });
  return log;
}

describe('a busy cache', () => {
  const m = busyMachine();
  const scene = exampleScene(m.view);
  const { words, filled, stroked } = painted(scene);

  test('shows more of a slab the closer the camera is', () => {
    const about = (k: number): string[] =>
      painted(scene, null, k).words.filter((text) => /in use|sks_age|^vmalloc|^page/.test(text));
    expect(about(1)).toEqual([]);
    expect(about(2).length).toBeGreaterThan(0);
    expect(about(6)).toContain('sks_age: jiffy 0');
    expect(about(6).length).toBeGreaterThanOrEqual(
      3 * (m.cache().partial.length + m.cache().complete.length),
    );
    expect(about(2).length).toBeLessThan(about(6).length);
  });

  test('has its texts from the threads down to the pages', () => {
    expect(words).toMatchInlineSnapshot(`
      [
        "THREADS AND MAGAZINES",
        "skm_size 4 · skm_refill 2",
        "SLABS",
        "skc_lock free · skc_waitq empty",
        "PAGES",
        "unlimited memory · caches hold 3.66 KiB",
        "GROWING",
        "REAPING",
        "DEADLOCKED",
        "DESTROY",
        "CPU 0",
        "0 of 4",
        "idle",
        "CPU 1",
        "3 of 4",
        "idle",
        "1.0",
        "2.1",
        "2.0",
        "skc_partial_list 1",
        "head: fuller · tail: emptier, freed first",
        "skc_complete_list 2",
        "no free objects",
        "s3",
        "2/4",
        "s2",
        "4/4",
        "s1",
        "4/4",
        "this cache",
        "emergency",
        "free",
      ]
    `);
  });

  test('has a filled mark for each object out of its slab, and a hollow one for each free object', () => {
    const cache = m.cache();
    const parked = cache.magazines.reduce((sum, skm) => sum + (skm?.objs.length ?? 0), 0);
    // Each object in a magazine is drawn in its slab and as a round.
    expect(filled.get('magazine')).toBe(2 * parked);
    expect(filled.get('caller')).toBeGreaterThanOrEqual(cache.objAlloc - parked);
    expect(stroked.get('free')).toBeGreaterThanOrEqual(cache.objTotal - cache.objAlloc);
    expect(stroked.get('complete')).toBe(cache.complete.length);
  });
});

test('a deadlocked cache shows the ghost of the slab, its lamps and its emergency tree', () => {
  const m = deadlockedMachine();
  const { words, filled, stroked } = painted(exampleScene(m.view));
  expect(words.some((word) => word.includes('grows a slab'))).toBe(true);
  expect(words).toContain('EMERGENCY OBJECTS');
  expect(stroked.get('emergency')).toBe(m.cache().objEmergency);
  expect(filled.get('emergency') ?? 0).toBeGreaterThanOrEqual(1);
  expect(stroked.get('text dashed')).toBe(1);
});

test('a selected thing has its own outline', () => {
  const m = busyMachine();
  const scene = exampleScene(m.view);
  expect(painted(scene).stroked.get('accent')).toBeUndefined();
  const { head } = m.cache().complete;
  expect(painted(scene, { kind: 'slab', slot: head }).stroked.get('accent')).toBe(1);
});

test('from afar the slabs are a texture; close up every byte is drawn', () => {
  const m = busyMachine();
  const scene = exampleScene(m.view);
  expect(painted(scene, null, 0.01).words).toContain('(texture)');
  expect(painted(scene, null, 20).words).toContain('spl_kmem_obj_t');
});

test('shows a text when there is no cache, or no slabs', () => {
  const m = new ExampleMachine();
  expect(painted(exampleScene(m.view)).words.join('\n')).toMatch(/No cache yet/);
  m.create();
  expect(painted(exampleScene(m.view)).words.join('\n')).toMatch(/No slabs yet/);
  m.alloc(1);
  m.do({ op: 'free', thread: 't0', cpu: 0, obj: 'o1' });
  m.do({ op: 'reap', thread: 't0', cpu: 0, cache: 'c1', count: 1 });
  expect(painted(exampleScene(m.view)).words.join('\n')).toMatch(
    /All slabs have been freed; there were up to 1\./,
  );
});

test('a magazine highlights its objects, their slabs and pages, and shows a sentence', () => {
  const m = busyMachine();
  const scene = exampleScene(m.view);
  const links = linksOf(m.view, 0, { kind: 'magazine', cache: 0, cpu: 1 });
  const { words, stroked } = painted(scene, null, 1, NO_HIGHLIGHT, links);
  expect(links?.objs).toHaveLength(3);
  // Three objects, each in its slab and in the magazine; two slabs and their pages; the CPU.
  expect(stroked.get('accent')).toBe(3 + 3 + 2 + 2 + 1);
  expect(words).toContain('CPU 1’s magazine pins these 2 slabs: 3 objects.');
});

test('an answer is marked with dashed outlines around slabs, objects and CPUs', () => {
  const m = busyMachine();
  const scene = exampleScene(m.view);
  const slab = m.cache().partial.head;
  const marks = { slabs: [slab], objs: [m.view.slabFirst.get(slab)], cpus: [1] };
  expect(painted(scene, null, 1, marks).stroked.get('accent dashed')).toBe(3);
  expect(painted(scene).stroked.get('accent dashed')).toBeUndefined();
});
