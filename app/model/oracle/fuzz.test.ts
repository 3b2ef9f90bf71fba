import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type MachinePlan, randomMachine } from '../../../engine/spec/random-machine.ts';
import { breakOf, type Check, runPlan, shrink } from './fuzz.ts';

const FOUND = join(import.meta.dirname, 'found');

/** A machine that once broke, as `npm run fuzz:engine` writes it. */
interface Found {
  readonly name: string;
  readonly check: Check;
  readonly plan: MachinePlan;
}

describe('a machine that once broke holds', () => {
  const found = readdirSync(FOUND).map((file): Found => JSON.parse(readFileSync(join(FOUND, file), 'utf8')));
  test.each(found.map((one): [string, Found] => [one.name, one]))('%s', (_, { plan, check }) => {
    expect(breakOf(plan, check)?.error.message).toBeUndefined();
  });
});

describe('random machines hold', () => {
  test('every invariant after every command, and equal their view after every event', () => {
    let commands = 0;
    for (let seed = 1; seed <= 40; seed++) commands += runPlan(randomMachine(seed, 200), 'events');
    expect(commands).toBeGreaterThan(5000);
  });

  test('every invariant when nothing is recorded', () => {
    let commands = 0;
    for (let seed = 1001; seed <= 1150; seed++) commands += runPlan(randomMachine(seed, 200), 'invariants');
    expect(commands).toBeGreaterThan(20_000);
  });
});

test('a break is shrunk to the commands that it needs', () => {
  const plan = randomMachine(5, 300);
  const run: typeof breakOf = (one, check) => {
    const ops = one.commands.map(({ op }) => op);
    const isBroken = ops.indexOf('create') >= 0 && ops.lastIndexOf('destroy') > ops.indexOf('create');
    return isBroken ? { plan: one, check, error: new Error(`broken with ${ops.length}`) } : null;
  };
  const found = run(plan, 'events');
  if (found === null) throw new Error('the example should break');
  expect(shrink(found, run).plan.commands.map(({ op }) => op)).toEqual(['create', 'destroy']);
});
