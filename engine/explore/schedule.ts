import { FAULT_TARGETS } from '../event/event.ts';
import type { FaultTarget } from '../kernel/fault-control.ts';
import { choiceOf, cpuOfChoice, TICK, taskOfChoice, type World } from './world.ts';

/*
 * A schedule is a list of choices, each followed by negative numbers: the outcomes of those allocations of its step
 * that could fail. As text it is a list of runs: in "A3 w0·2 t A !kmalloc", A takes three steps and w0 two, time
 * advances, and A takes a step in which kmalloc fails. "A>1" moves A to CPU 1; "?kmalloc" is an allocation that
 * succeeds before another one fails in the same step.
 */

/** The number for an allocation that succeeded or failed. */
export const answerOf = (target: FaultTarget, fails: boolean): number =>
  -1 - 2 * FAULT_TARGETS.indexOf(target) - (fails ? 1 : 0);

/** Whether a number of {@link answerOf} means that the allocation failed. */
export const failsIn = (answer: number): boolean => (-1 - answer) % 2 === 1;

function targetOf(answer: number): FaultTarget {
  return FAULT_TARGETS[Math.floor((-1 - answer) / 2)] ?? 'kmalloc';
}

/** A choice and the outcomes of its step's allocations, as numbers of {@link answerOf}. */
export interface Turn {
  readonly choice: number;
  readonly answers: readonly number[];
}

/** The turns of a schedule. */
export function turnsOf(schedule: readonly number[]): Turn[] {
  const turns: { choice: number; answers: number[] }[] = [];
  for (const code of schedule) {
    if (code >= 0) turns.push({ choice: code, answers: [] });
    else turns.at(-1)?.answers.push(code);
  }
  return turns;
}

/** A schedule as text. `world` provides the names of tasks and the CPUs on which they start. */
export function scheduleText(schedule: readonly number[], world: World): string {
  const cpus = world.threads.map(
    ({ task }, i) => [task.id, world.plan.program.threads[i]?.cpu ?? 0] as const,
  );
  const cpuOf = new Map<number, number>(cpus);
  const parts: string[] = [];
  let last = '';
  let count = 0;
  const flush = (): void => {
    if (count > 0) parts.push(count === 1 ? last : `${last}${/\d$/.test(last) ? '·' : ''}${count}`);
    count = 0;
  };
  for (const { choice, answers } of turnsOf(schedule)) {
    const name = nameOf(choice, world, cpuOf);
    if (name !== last || name.includes('>')) flush();
    last = name;
    count += 1;
    const told = answersText(answers);
    if (told.length === 0) continue;
    flush();
    parts.push(...told);
    last = '';
  }
  flush();
  return parts.join(' ');
}

function nameOf(choice: number, world: World, cpuOf: Map<number, number>): string {
  if (choice === TICK) return 't';
  const id = taskOfChoice(choice);
  const name = world.k.tasks[id]?.name ?? '?';
  const cpu = cpuOfChoice(choice);
  const hasMoved = cpuOf.has(id) && cpuOf.get(id) !== cpu;
  if (hasMoved) cpuOf.set(id, cpu);
  return hasMoved ? `${name}>${cpu}` : name;
}

/** Only up to the last failure: allocations that the text omits succeed. */
function answersText(answers: readonly number[]): string[] {
  const said = answers.slice(0, answers.findLastIndex(failsIn) + 1);
  return said.map((answer) => `${failsIn(answer) ? '!' : '?'}${targetOf(answer)}`);
}

/** A turn as written in text. */
interface SpokenTurn {
  readonly name: string;
  readonly cpu: number | null;
  readonly answers: number[];
}

/** Parses the text of a schedule, for a world of its program; null if it is not one. */
export function parseSchedule(text: string, world: World): number[] | null {
  const turns: SpokenTurn[] = [];
  for (const part of text.split(/\s+/).filter((one) => one !== '')) {
    if (!readPart(part, turns, world)) return null;
  }
  const cpuOf = new Map(world.k.tasks.map(({ id, cpu }) => [id, cpu] as const));
  return turns.flatMap(({ name, cpu, answers }) => {
    if (name === 't') return [TICK, ...answers];
    const id = world.k.tasks.find((task) => task.name === name)?.id ?? 0;
    if (cpu !== null) cpuOf.set(id, cpu);
    return [choiceOf(id, cpuOf.get(id) ?? 0), ...answers];
  });
}

function readPart(part: string, turns: SpokenTurn[], world: World): boolean {
  const answer = /^([!?])(\w+)$/.exec(part);
  if (answer !== null) {
    const target = FAULT_TARGETS.find((one) => one === answer[2]);
    if (target === undefined || turns.length === 0) return false;
    turns.at(-1)?.answers.push(answerOf(target, answer[1] === '!'));
    return true;
  }
  const names = ['t', ...world.k.tasks.slice(1).map((task) => task.name)];
  for (const name of names.sort((a, b) => b.length - a.length)) {
    if (!part.startsWith(name)) continue;
    const rest = /^(?:>(\d+))?(?:·?(\d{1,3}))?$/.exec(part.slice(name.length));
    if (rest === null) continue;
    const count = Number(rest[2] ?? 1);
    const cpu = rest[1] === undefined ? null : Number(rest[1]);
    for (let i = 0; i < count; i++) turns.push({ name, cpu, answers: [] });
    return true;
  }
  return false;
}
