import { describe, expect, test } from 'vitest';
import type { Call } from './call.ts';
import { digest } from './digest.ts';
import { planOf } from './plan.ts';
import { type ProgramDraft, program } from './program.ts';
import { World } from './world.ts';

const alloc: Call = { op: 'alloc' };
const free: Call = { op: 'free' };
const reap: Call = { op: 'reap' };

/** A world that has run to its end without interruptions, its threads in order. */
function calm(draft: Omit<ProgramDraft, 'title' | 'about' | 'find'>): World {
  const world = new World(planOf(program({ title: '', about: '', find: 'panic', ...draft }), []));
  const options: number[] = [];
  for (;;) {
    world.options(options);
    const last = options.find((choice) => (choice & 0xff) === world.lastTask);
    const next = last ?? options[0];
    if (next === undefined) return world;
    world.step(next, 0);
  }
}

/** The part of a digest that is about the cache. */
function cacheOf(world: World): string {
  return digest(world).split(' | ')[1] ?? '';
}

/** A call that leaves the caches alone. */
const nothing: Call = { op: 'tunable', name: 'spl_kmem_cache_expire', value: 2 };

describe('a world', () => {
  test.each([
    [[alloc]],
    [[alloc, alloc, alloc, free, free, free]],
    [[alloc, free, reap, alloc]],
    [[alloc, alloc, free, free, alloc, reap, free, reap]],
  ])('reaches the state of the first-in, first-out scheduler without an interruption (%#)', (calls) => {
    const picked = calm({ threads: [{ name: 'A', calls }] });
    // A set-up runs under that scheduler.
    const settled = calm({ threads: [{ name: 'A', calls: [nothing] }], setup: calls });
    expect(cacheOf(picked)).toBe(cacheOf(settled));
  });

  test('holds a destroy back until all objects are freed, and other calls once it has begun', () => {
    const world = calm({
      threads: [
        { name: 'A', calls: [{ op: 'destroy' }] },
        { name: 'B', calls: [free, alloc] },
      ],
      setup: [],
    });
    expect(world.panic).toBeNull();
    expect(world.facts.caches[0]?.isFreed).toBe(true);
    // Nothing is left to destroy, so B makes no call.
    expect(world.threads[1]?.begun).toBe(0);
  });

  test('lets callers break the contract when misuse is asked for', () => {
    const world = calm({
      threads: [
        { name: 'A', calls: [{ op: 'destroy' }] },
        { name: 'B', calls: [alloc] },
      ],
      misuse: true,
    });
    expect(world.panic?.expr).toContain('skc_magic');
  });
});
