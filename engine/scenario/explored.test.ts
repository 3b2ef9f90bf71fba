import { describe, expect, test } from 'vitest';
import { hashOf } from '../event/hash.ts';
import * as KIND from '../event/kind.ts';
import { decodeEvent, EventLog, kindOf } from '../event/log.ts';
import { PROGRAMS } from '../explore/programs/catalogue.ts';
import { NS_PER_MS } from '../units.ts';
import { runOf } from './boot-explored.ts';
import type { Run } from './run.ts';
import { exploredScenario, type Scenario } from './scenario.ts';
import { parseScenario } from './schema.ts';

const NEVER = Number.POSITIVE_INFINITY;

/** The scenario of a catalogue program and an order. */
function scenarioOf(name: string, schedule: string, holds = true): Scenario {
  const program = PROGRAMS[name];
  if (program === undefined) throw new Error(`no program ${name}`);
  return exploredScenario(
    { program, predicate: program.find, schedule, holds, steps: 0, interruptions: 0 },
    name,
    '',
    11_000,
  );
}

const ageing = scenarioOf('ageing-outlives-cache', 't w0·3 D2 w0 D5 t w0·2');

/** Runs a scenario to its end in pieces of `step` events; also returns the hash of its events. */
function play(scenario: Scenario, step = NEVER): { run: Run; hash: string; log: EventLog } {
  const log = new EventLog();
  const run = runOf(scenario, log);
  while (!run.isOver) run.advance(scenario.end * NS_PER_MS, log.emitted + step);
  return { run, hash: hashOf(log.take()), log };
}

describe('a run of a found order', () => {
  test('leads to what was found, and emits the same events wherever it pauses', () => {
    const { run, hash } = play(ageing);
    expect(run.orderSource).toBe('schedule');
    expect(run.engine.panic?.fn).toBe('spl_cache_age');
    expect(play(ageing).hash).toBe(hash);
    expect(play(ageing, 1).hash).toBe(hash);
    expect(play(ageing, 7).hash).toBe(hash);
  });

  test('emits an event for each choice, and marks those that interrupt', () => {
    const log = new EventLog();
    const run = runOf(ageing, log);
    run.advance(NEVER, NEVER);
    const picks = log.take().flatMap((chunk) =>
      Array.from({ length: chunk.count }, (_, i) => i)
        .filter((i) => kindOf(chunk.words[4 * i] ?? 0) === KIND.picked)
        .map((i) => decodeEvent(chunk, i)),
    );
    expect(picks).toHaveLength(15);
    const interruptions = picks.filter((event) => event.kind === 'picked' && event.why >= 3);
    expect(interruptions).toHaveLength(2);
  });

  test('searches again if the schedule does not fit, and runs without interruptions if that finds nothing', () => {
    const moved = scenarioOf('ageing-outlives-cache', 't w0·9 D2');
    const { run, hash } = play(moved);
    expect(run.orderSource).toBe('searched again');
    expect(run.engine.panic).not.toBeNull();
    expect(play(moved).hash).toBe(hash);
    const clean = play(scenarioOf('shrinker-and-destroy', 'A99'));
    expect(clean.run.orderSource).toBe('nothing found');
    expect(clean.run.engine.panic).toBeNull();
  });

  test('also follows an order in which nothing is wrong', () => {
    const { run } = play(scenarioOf('ageing-outlives-cache', 'D3', false));
    expect(run.orderSource).toBe('schedule');
    expect(run.engine.panic).toBeNull();
    expect(run.now).toBe(11_000 * NS_PER_MS);
  });

  test('takes no commands', () => {
    const run = runOf(ageing, new EventLog());
    expect(() => run.send({ op: 'tick', n: 1 })).toThrow('takes no commands');
  });

  test('survives being saved and read', () => {
    expect(parseScenario(JSON.stringify(ageing))).toEqual({ ok: true, scenario: ageing });
  });
});
