import { describe, expect, test } from 'vitest';
import { explorer } from './bundle.fixture.ts';
import { PLANTED } from './planted-bugs.fixture.ts';

/** Seeds of chance, and how many of them must find a bug within how many orders. */
const SEEDS = 20;
const ENOUGH = 18;
const BY_CHANCE = 4000;

const clean = await explorer();

describe('planted bugs', () => {
  test.each(PLANTED)('$title', async ({ changes, program, find, interruptions, executions, alsoWithout }) => {
    const broken = await explorer(changes);
    const draft = clean.program({ title: '', about: '', find, ...program });
    const plan = broken.planOf(draft, [broken.predicateOf(find)]);
    const search = new broken.BoundedSearch(plan, interruptions + 1);
    while (!search.isOver) search.next();
    expect({ ...search.found, bound: search.bound }).toMatchObject({ interruptions, bound: interruptions });
    expect(search.exhausted.map(({ bound }) => bound)).toEqual(
      Array.from({ length: interruptions }, (_, i) => i),
    );
    expect(search.executions).toBeLessThanOrEqual(executions);

    const without = new clean.BoundedSearch(clean.planOf(draft, [clean.predicateOf(find)]), interruptions);
    while (!without.isOver) without.next();
    expect(without.found !== null).toBe(alsoWithout !== undefined);

    let lucky = 0;
    for (let seed = 1; seed <= SEEDS; seed++) {
      const chance = new broken.ChanceSearch(plan, seed);
      while (chance.found === null && chance.executions < BY_CHANCE) chance.next();
      if (chance.found !== null) lucky += 1;
    }
    expect(lucky).toBeGreaterThanOrEqual(ENOUGH);
  });
});
