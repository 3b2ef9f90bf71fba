import { describe, expect, test } from 'vitest';
import { BoundedSearch, type Plan, PROGRAMS, planOf, predicateOf } from '../../engine/index.ts';
import { seekGoodTurns } from '../model/explore/good-order.ts';
import { lanesOf } from '../model/explore/lanes.ts';
import { firstTurns, OrderPlay } from '../model/explore/order-play.ts';
import { OrderWords } from './explore-order.ts';

/** The order that the search finds in a program of the catalogue. */
function found(name: string) {
  const program = PROGRAMS[name];
  if (program === undefined) throw new Error(`no program ${name}`);
  const plan = planOf(program, [predicateOf(program.find)]);
  const search = new BoundedSearch(plan, 3);
  while (!search.isOver) search.next();
  if (search.found === null) throw new Error(`${name} finds nothing`);
  const { schedule, steps, interruptions } = search.found;
  return { plan, schedule, steps, interruptions, play: new OrderPlay(plan, firstTurns(schedule, steps)) };
}

/** The good order nearest to one that was found. */
function goodBeside(plan: Plan, schedule: readonly number[]) {
  const seeking = seekGoodTurns(plan, schedule);
  for (;;) {
    const { done, value } = seeking.next();
    if (done !== true) continue;
    return value === null ? null : { common: value.common, play: new OrderPlay(plan, value.turns) };
  }
}

describe('ageing that outlives its cache', () => {
  const { plan, schedule, play } = found('ageing-outlives-cache');
  const lanes = lanesOf(play);

  test('says between which two steps the destroying thread interrupts', () => {
    const said = new OrderWords(play)
      .interruptions(lanes)
      .map(({ when, who, does }) => `${when}, ${who} ${does}.`);
    expect(said).toHaveLength(2);
    expect(said[0]).toMatch(/^Before D can run, time passes: /);
    expect(said[1]).toMatch(
      /^After w0 queues spl_cache_age for c1 as task 2, and before it sets skc_taskqid of c1 to 2, D sets DESTROY of c1/,
    );
  });

  test('has a lane for each actor, and shows what makes a step possible', () => {
    expect(lanes.actors.map(({ name, kind }) => `${name} ${kind}`)).toEqual([
      'D thread',
      'w0 worker',
      'time time',
    ]);
    expect(lanes.causes).toContainEqual({ kind: 'wakes', from: 7, to: 8 });
    expect(play.hasHappened && play.hasPanicked).toBe(true);
  });

  test('ends well in an order that begins with the same steps', () => {
    const good = goodBeside(plan, schedule);
    expect(good?.common).toBeGreaterThan(3);
    expect(good?.play.hasHappened).toBe(false);
    expect(good?.play.isOver).toBe(true);
    const choices = good?.play.turns.slice(0, good.common);
    expect(choices).toEqual(firstTurns(schedule, good?.common ?? 0));
  });
});

test('an allocation that fails is played as it was found', () => {
  const { play, steps, interruptions } = found('deadlocked-without-growth');
  expect(play.run.found.get(0)).toEqual({ steps, interruptions });
});

test('a program that fails in every order has no good order', () => {
  const { plan, schedule } = found('nosleep-after-growth');
  expect(goodBeside(plan, schedule)).toBeNull();
});
