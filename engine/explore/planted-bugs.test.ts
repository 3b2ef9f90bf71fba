import { describe, expect, test } from 'vitest';
import { explorer } from './bundle.fixture.ts';
import { PLANTED_IN_DESTROY } from './planted-destroy.fixture.ts';
import { PLANTED_IN_GROWTH } from './planted-growth.fixture.ts';
import { PLANTED_IN_REAP } from './planted-reap.fixture.ts';

/** Number of seeds for random searches, how many of them must find a bug, and within how many orders. */
const SEEDS = 20;
const ENOUGH = 18;
const BY_CHANCE = 4000;

const PLANTED = [...PLANTED_IN_GROWTH, ...PLANTED_IN_DESTROY, ...PLANTED_IN_REAP];

const clean = await explorer();

describe('planted bugs', () => {
  test.each(PLANTED)('$title', async ({ changes, program, find, interruptions, executions }) => {
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
    expect(without.found).toBeNull();

    let lucky = 0;
    for (let seed = 1; seed <= SEEDS; seed++) {
      const chance = new broken.ChanceSearch(plan, seed);
      while (chance.found === null && chance.executions < BY_CHANCE) chance.next();
      if (chance.found !== null) lucky += 1;
    }
    expect(lucky).toBeGreaterThanOrEqual(ENOUGH);
  });
});
