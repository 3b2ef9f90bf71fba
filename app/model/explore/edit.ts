import type { Call, Program, ThreadSpec } from '../../../engine/index.ts';

/** The most threads of a program, and the most calls of a thread: limits of its schema. */
export const MOST_THREADS = 6;
export const MOST_CALLS = 12;

const NAMES = 'ABCDEFGHIJ';

/** The place of a call: the number of its thread, and its own in the thread. */
export interface CallPlace {
  readonly thread: number;
  readonly at: number;
}

/** Directions in which a call moves by one step: within its thread, or to the adjacent thread. */
export type Direction = 'up' | 'down' | 'left' | 'right';

/** A program with one more thread, on its own CPU, with one call. */
export function addThread(program: Program): Program {
  const { threads, machine } = program;
  const name = [...NAMES].find((one) => threads.every((thread) => thread.name !== one));
  if (name === undefined || threads.length >= MOST_THREADS) return program;
  const cpu = threads.length;
  const thread: ThreadSpec = { name, cpu, pinned: true, calls: [{ op: 'alloc' }] };
  return {
    ...program,
    threads: [...threads, thread],
    machine: { ...machine, cpus: Math.max(machine.cpus, cpu + 1) },
  };
}

/** A program without one of its threads; the last one stays. */
export function removeThread(program: Program, thread: number): Program {
  if (program.threads.length < 2) return program;
  return { ...program, threads: program.threads.toSpliced(thread, 1) };
}

/** A program with another call at the end of a thread. A second free of an object turns it into misuse. */
export function addCall(program: Program, thread: number, call: Call): Program {
  const calls = program.threads[thread]?.calls ?? [];
  if (calls.length >= MOST_CALLS) return program;
  const misuse = program.misuse || call.op === 'freeAgain';
  return { ...withCalls(program, thread, [...calls, call]), misuse };
}

/** A program without a call. A thread without calls is removed, unless it is the last. */
export function removeCall(program: Program, { thread, at }: CallPlace): Program {
  const calls = program.threads[thread]?.calls.toSpliced(at, 1) ?? [];
  if (calls.length > 0) return withCalls(program, thread, calls);
  return removeThread(program, thread);
}

/** A program in which a call has moved: `to` is its place among the calls without it. */
export function moveCall(program: Program, from: CallPlace, to: CallPlace): Program {
  const call = program.threads[from.thread]?.calls[from.at];
  const goal = program.threads[to.thread];
  if (call === undefined || goal === undefined) return program;
  if (from.thread !== to.thread && goal.calls.length >= MOST_CALLS) return program;
  const lists = program.threads.map(({ calls }, i) =>
    i === from.thread ? calls.toSpliced(from.at, 1) : calls,
  );
  const threads = program.threads.map((thread, i) => {
    const calls = lists[i] ?? [];
    return { ...thread, calls: i === to.thread ? calls.toSpliced(to.at, 0, call) : calls };
  });
  const left = threads.filter(({ calls }) => calls.length > 0);
  return { ...program, threads: left };
}

/** Where a call moves by one step in a direction; null beyond the first or last place. */
export function placeBeside(
  { threads }: Program,
  { thread, at }: CallPlace,
  to: Direction,
): CallPlace | null {
  const count = threads[thread]?.calls.length ?? 0;
  if (to === 'up') return at > 0 ? { thread, at: at - 1 } : null;
  if (to === 'down') return at < count - 1 ? { thread, at: at + 1 } : null;
  const beside = to === 'left' ? thread - 1 : thread + 1;
  const calls = threads[beside]?.calls;
  if (calls === undefined || calls.length >= MOST_CALLS) return null;
  return { thread: beside, at: Math.min(at, calls.length) };
}

/** Where a call is after {@link moveCall}: a thread that lost its last call has been removed. */
export function placeAfterMove({ threads }: Program, from: CallPlace, to: CallPlace): CallPlace {
  const isGone = from.thread !== to.thread && threads[from.thread]?.calls.length === 1;
  return isGone && from.thread < to.thread ? { ...to, thread: to.thread - 1 } : to;
}

function withCalls(program: Program, thread: number, calls: readonly Call[]): Program {
  const old = program.threads[thread];
  if (old === undefined) return program;
  return { ...program, threads: program.threads.with(thread, { ...old, calls }) };
}
