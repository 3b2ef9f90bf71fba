import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { type Break, breakOf, type Check, runPlan, shrink } from '../app/model/oracle/fuzz.ts';
import { Invariants } from '../engine/spec/invariants.ts';
import { randomMachine } from '../engine/spec/random-machine.ts';
import { formatCount } from '../engine/units.ts';

const USAGE = `npm run fuzz:engine -- [--seconds N] [--seed S] [--commands N] [--check invariants|events|both]
Runs random machines until N seconds or N commands have passed, each machine with 200 commands. Checks the invariants
after every command, and on every second machine (events: on each, invariants: on none) that the view equals the machine
after every event. A machine that breaks is shrunk and written to ${join('app', 'model', 'oracle', 'found')}, where it becomes a test.`;

/** Commands of a machine. */
const LENGTH = 200;
/** The checks that machines take in turn, by option. */
const CHECKS: Readonly<Record<string, readonly Check[]>> = {
  invariants: ['invariants'],
  events: ['events'],
  both: ['invariants', 'events'],
};
const MOST_BREAKS = 10;
const FOLDER = join('app', 'model', 'oracle', 'found');

interface Options {
  readonly seconds: number;
  readonly commands: number;
  readonly seed: number;
  readonly checks: readonly Check[];
}

function fail(message: string): never {
  console.error(message);
  process.exit(2);
}

function readOptions(): Options {
  const { values } = parseArgs({
    options: {
      seconds: { type: 'string' },
      seed: { type: 'string', default: '1' },
      commands: { type: 'string' },
      check: { type: 'string', default: 'both' },
    },
  });
  const number = (text: string | undefined, fallback: number): number => {
    const value = text === undefined ? fallback : Number(text);
    return value >= 0 ? value : fail(USAGE);
  };
  const hasEnd = values.seconds !== undefined || values.commands !== undefined;
  return {
    seconds: number(values.seconds, hasEnd ? Number.POSITIVE_INFINITY : 10),
    commands: number(values.commands, Number.POSITIVE_INFINITY),
    seed: number(values.seed, 1),
    checks: CHECKS[values.check] ?? fail(USAGE),
  };
}

/** The seed of a machine of this run. */
function seedOf(run: number, machine: number): number {
  return Math.imul(run ^ 0x9e37_79b9, 0x85eb_ca6b) ^ Math.imul(machine + 1, 0xc2b2_ae35);
}

function report(found: Break, seed: number): void {
  const { plan, check, error } = shrink(found);
  const name = `${error.name}: ${error.message}`;
  mkdirSync(FOLDER, { recursive: true });
  const file = join(FOLDER, `seed-${seed >>> 0}.json`);
  writeFileSync(file, `${JSON.stringify({ name, check, plan }, null, 2)}\n`);
  console.error(`${name}\n  ${plan.commands.length} commands, seed ${seed}: ${file}`);
}

function main(): void {
  const options = readOptions();
  const { seed, checks } = options;
  // Commands are often refused, and capturing the stacks costs more than the commands.
  Error.stackTraceLimit = 0;
  const invariants = new Invariants();
  const counts: Record<Check, number> = { invariants: 0, events: 0 };
  const end = performance.now() + options.seconds * 1000;
  let machines = 0;
  let breaks = 0;
  while (performance.now() < end && counts.invariants + counts.events < options.commands) {
    const check = checks[machines % checks.length] ?? 'events';
    const machine = seedOf(seed, machines);
    machines += 1;
    const plan = randomMachine(machine, LENGTH);
    try {
      counts[check] += runPlan(plan, check, invariants);
    } catch {
      const found = breakOf(plan, check);
      if (found !== null) report(found, machine);
      breaks += 1;
      if (breaks === MOST_BREAKS) break;
    }
  }
  const all = counts.invariants + counts.events;
  console.log(
    `${formatCount(machines)} machines, ${formatCount(all)} commands with the invariants, ${formatCount(counts.events)} of them with the view compared after every event: ${breaks === 0 ? 'no break' : `${breaks} breaks`}`,
  );
  process.exitCode = breaks === 0 ? 0 : 1;
}

main();
