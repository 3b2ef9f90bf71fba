import { describe, expect, test } from 'vitest';
import { explorer } from './bundle.fixture.ts';

const x = await explorer();

/** The highest bound of these searches. */
const MOST = 2;

function planOf(name: string) {
  const program = x.PROGRAMS[name];
  if (program === undefined) throw new Error(`no program ${name}`);
  return x.planOf(program, [x.predicateOf(program.find)]);
}

type Plan = ReturnType<typeof planOf>;

/**
 * Searches all parts in the order that `turn` gives them, alternating between searches that share nothing, as workers
 * do. Returns the lowest bound that finds something.
 */
function searched(plan: Plan, workers: number, turn: (parts: number[]) => number[]): number | null {
  for (let bound = 0; bound <= MOST; bound++) {
    const searches = Array.from({ length: workers }, () => new x.PartSearch(plan));
    const numbers = turn(Array.from({ length: x.partsOf(plan, bound).length }, (_, i) => i));
    for (const [i, part] of numbers.entries()) {
      const search = searches[i % workers];
      if (search === undefined) continue;
      search.begin(bound, part);
      expect(search.parts).toBe(numbers.length);
      while (!search.isOver) search.next();
      if (search.found === null) continue;
      expect(search.found.interruptions).toBe(bound);
      return bound;
    }
  }
  return null;
}

function wholly(plan: Plan): number | null {
  const search = new x.BoundedSearch(plan, MOST);
  while (!search.isOver) search.next();
  return search.found?.interruptions ?? null;
}

/** The states in which the orders of a search end. */
function endsOf(search: InstanceType<typeof x.DepthFirst>): Set<string> {
  const ends = new Set<string>();
  for (let run = search.next(); run !== null; run = search.next())
    if (!run.isCut) ends.add(x.digest(run.world));
  return ends;
}

describe('the parts of a search', () => {
  test.each(Object.keys(x.PROGRAMS))('find in %s what the whole search finds', (name) => {
    const plan = planOf(name);
    const least = wholly(plan);
    expect(searched(plan, 1, (parts) => parts)).toBe(least);
    expect(searched(plan, 3, (parts) => parts.reverse())).toBe(least);
  });

  test('are enough for several workers, and reach every end', () => {
    const program = x.PROGRAMS['reap-and-callers'];
    if (program === undefined) throw new Error('no program');
    const plan = x.planOf(program, Object.values(x.NAMED));
    expect(x.partsOf(plan, 2).length).toBeGreaterThanOrEqual(24);
    const ends = endsOf(new x.DepthFirst(plan, { bound: 2, reduce: 'trace cache' }));
    const found = x.partsOf(plan, 2).flatMap((beginning) => {
      const part = new x.DepthFirst(plan, { bound: 2, reduce: 'trace cache' });
      part.turnTo(beginning);
      return [...endsOf(part)];
    });
    expect(new Set(found)).toEqual(ends);
  });

  test('that do not exist are done at once', () => {
    const search = new x.PartSearch(planOf('two-callers'));
    search.begin(1, 9999);
    expect([search.isOver, search.found, search.orders]).toEqual([true, null, 0]);
  });
});
