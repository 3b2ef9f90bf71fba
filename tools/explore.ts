import { existsSync, readFileSync } from 'node:fs';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { NAMED, PREDICATE_NAMES, type PredicateName } from '../engine/explore/named-predicates.ts';
import { planOf, predicateOf } from '../engine/explore/plan.ts';
import type { Predicate } from '../engine/explore/predicate.ts';
import type { Program } from '../engine/explore/program.ts';
import { parseProgram } from '../engine/explore/program-schema.ts';
import { PROGRAMS, SHORT_NAMES } from '../engine/explore/programs/catalogue.ts';
import { BoundedSearch, ChanceSearch, type Exhausted, type Found } from '../engine/explore/search.ts';
import { formatCount } from '../engine/units.ts';

const USAGE = `npm run explore -- PROGRAM [--find NAME] [--bound N] [--seconds S] [--json]
PROGRAM is a file (its schema: public/program.schema.json), or one of: ${Object.keys(PROGRAMS).join(', ')}
NAME is one of: ${PREDICATE_NAMES.join(', ')}`;

/** The default bound: the most interruptions of an order. */
const BOUND = 3;
const SECONDS = 60;

/** The share of the time for the bounded search; random orders get the rest. */
const BOUNDED_SHARE = 0.75;

/** Orders between two checks of the clock. */
const STEP = 50;

interface Request {
  readonly program: Program;
  readonly predicate: Predicate;
  readonly bound: number;
  readonly ms: number;
  readonly isJson: boolean;
}

/** What is printed with --json. */
interface Answer {
  readonly found: boolean;
  readonly interruptions: number | null;
  readonly steps: number | null;
  readonly executions: number;
  readonly schedule: string | null;
  readonly exhausted: readonly Exhausted[];
  /** Orders a second. */
  readonly rate: number;
}

/** Reports bad input in one sentence and exits with code 2. */
function refuse(message: string): never {
  console.error(message);
  process.exit(2);
}

function programOf(name: string): Program {
  const known = PROGRAMS[SHORT_NAMES[name.toUpperCase()] ?? name];
  if (known !== undefined) return known;
  if (!existsSync(name))
    refuse(`There is no program “${name}”: name a file or one of ${Object.keys(PROGRAMS).join(', ')}.`);
  let text: string;
  try {
    text = readFileSync(name, 'utf8');
  } catch (error) {
    return refuse(`${name} cannot be read: ${error instanceof Error ? error.message : String(error)}.`);
  }
  const result = parseProgram(text);
  if (result.ok) return result.program;
  return refuse(`${name} is not a program: ${result.path === '' ? '' : `${result.path}: `}${result.reason}.`);
}

function findOf(name: string | undefined, program: Program): Predicate {
  if (name === undefined) return predicateOf(program.find);
  const known = PREDICATE_NAMES.find((one): one is PredicateName => one === name);
  return known === undefined
    ? refuse(`There is no predicate “${name}”: use one of ${PREDICATE_NAMES.join(', ')}.`)
    : NAMED[known];
}

function numberOf(name: string, text: string, most: number, isWhole: boolean): number {
  const value = Number(text);
  const isValid = text.trim() !== '' && value >= 0 && value <= most && (!isWhole || Number.isInteger(value));
  return isValid
    ? value
    : refuse(`--${name} takes a ${isWhole ? 'whole ' : ''}number from 0 to ${most}, not “${text}”.`);
}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        find: { type: 'string' },
        bound: { type: 'string', default: String(BOUND) },
        seconds: { type: 'string', default: String(SECONDS) },
        json: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
}

function readRequest(): Request {
  const { values, positionals } = readArguments();
  const [name, ...others] = positionals;
  if (name === undefined || others.length > 0) refuse(USAGE);
  const program = programOf(name);
  return {
    program,
    predicate: findOf(values.find, program),
    bound: numberOf('bound', values.bound, 20, true),
    ms: numberOf('seconds', values.seconds, 86_400, false) * 1000,
    isJson: values.json,
  };
}

/** Prints to stderr what makes a search incomplete. */
function warn(search: BoundedSearch): void {
  if (search.isCacheFull)
    console.error('The memory for known orders is full, so some orders are run several times.');
  if (search.hasGaps)
    console.error('Some orders were too long and were abandoned, so their bounds are not exhausted.');
}

/** Searches for at most `ms`: all orders with few interruptions first, then random ones. */
function search({ program, predicate, bound, ms }: Request): Answer {
  const plan = planOf(program, [predicate]);
  const began = performance.now();
  const isLate = (share: number): boolean => performance.now() - began >= share * ms;
  const bounded = new BoundedSearch(plan, bound);
  for (let i = 0; !bounded.isOver && (i % STEP !== 0 || !isLate(BOUNDED_SHARE)); i++) bounded.next();
  const chance = new ChanceSearch(plan, 1);
  if (!bounded.isOver) {
    for (let i = 0; chance.found === null && (i % STEP !== 0 || !isLate(1)); i++) chance.next();
  }
  warn(bounded);
  const executions = bounded.executions + chance.executions;
  const found: Found | null = bounded.found ?? chance.found;
  return {
    found: found !== null,
    interruptions: found?.interruptions ?? null,
    steps: found?.steps ?? null,
    executions,
    schedule: found?.text ?? null,
    exhausted: bounded.exhausted,
    rate: Math.round(executions / Math.max(0.001, (performance.now() - began) / 1000)),
  };
}

function print({ program }: Request, answer: Answer): void {
  const { found, interruptions, steps, executions, schedule, exhausted, rate } = answer;
  console.log(program.title);
  for (const { bound, executions: orders } of exhausted)
    console.log(`${bound} interruptions: all ${formatCount(orders)} orders run, and none of them does it`);
  if (found) console.log(`found with ${interruptions} interruptions in ${steps} steps: ${schedule}`);
  else console.log('not found');
  console.log(`${formatCount(executions)} orders, ${formatCount(rate)} a second`);
}

const request = readRequest();
const answer = search(request);
if (request.isJson) console.log(JSON.stringify(answer));
else print(request, answer);
