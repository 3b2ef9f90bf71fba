import { describe, expect, test } from 'vitest';
import {
  BoundedSearch,
  EventLog,
  type Found,
  PROGRAMS,
  type Program,
  parseScenario,
  planOf,
  predicateOf,
  runOf,
} from '../../../engine/index.ts';
import { type Hint, seekHint } from './hint.ts';
import { actorsOf } from './lanes.ts';
import { OrderPlay } from './order-play.ts';
import { scenarioOfOrder } from './scenario-of-order.ts';
import { prospectOf, whyNot } from './why-not.ts';

function programOf(name: string): Program {
  const program = PROGRAMS[name];
  if (program === undefined) throw new Error(`no program ${name}`);
  return program;
}

/** The hint at the current point of an order. */
function hintFor({ plan, turns }: OrderPlay, found: Found | null): Hint | null {
  const seeking = seekHint(plan, turns, found);
  for (;;) {
    const { done, value } = seeking.next();
    if (done === true) return value;
  }
}

function playOf(name: string): OrderPlay {
  const program = programOf(name);
  return new OrderPlay(planOf(program, [predicateOf(program.find)]));
}

test.each(['destroy-waits-for-ever', 'reap-steals-slab'])(
  'hints lead from the beginning of %s to its goal, without a previous search',
  (name) => {
    const play = playOf(name);
    for (let i = 0; i < 60 && !play.hasHappened; i++) {
      const hint = hintFor(play, null);
      if (hint === null) throw new Error(`no hint after ${play.steps.length} steps`);
      play.step(hint.turn.choice);
    }
    expect(play.hasHappened).toBe(true);
  },
);

test('a goal that cannot be reached has no hint', () => {
  const play = playOf('shrinker-and-destroy');
  expect(hintFor(play, null)).toBeNull();
});

describe('who can go', () => {
  const play = playOf('destroy-waits-for-ever');
  const [a, worker, time] = actorsOf(play);
  if (a === undefined || worker === undefined || time === undefined) throw new Error('an actor is missing');

  test('a thread begins its first call, a worker has no work, and no timer is set', () => {
    expect(prospectOf(play, a)).toEqual({ kind: 'begins', call: 0 });
    expect(whyNot(play, worker)).toEqual({ kind: 'no work' });
    expect(whyNot(play, time)).toEqual({ kind: 'no timer' });
  });

  test('a sleeping thread waits for something', () => {
    for (let i = 0; i < 3; i++) play.step(play.options[0] ?? 0);
    expect(whyNot(play, a).kind).toBe('waits');
    expect(prospectOf(play, worker).kind).toBe('continues');
    expect(prospectOf(play, time)).toEqual({ kind: 'time passes', isJiffy: true });
  });
});

test('hints follow the order that the search found; its scenario has the same outcome', () => {
  const play = playOf('ageing-outlives-cache');
  const search = new BoundedSearch(play.plan, 2);
  while (!search.isOver) search.next();
  while (!play.hasHappened) {
    const hint = hintFor(play, search.found);
    expect(hint?.steps).toBe(15 - play.steps.length);
    play.step(hint?.turn.choice ?? 0);
  }
  const scenario = scenarioOfOrder(play, 'use-after-free', 'mine');
  expect(parseScenario(JSON.stringify(scenario))).toMatchObject({ ok: true });
  const run = runOf(scenario, new EventLog());
  run.advance(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY);
  expect(run.orderSource).toBe('schedule');
  expect(run.engine.panic?.fn).toBe('spl_cache_age');
});
