import type { Recording } from '../recording.ts';
import type { OrderPlay, PlayedStep } from './order-play.ts';
import { tellingEvents } from './telling.ts';

/** Who takes steps: a thread of the program, a worker of the task queue, or time. */
export interface Actor {
  /** Its task; 0 for time. */
  readonly task: number;
  readonly kind: 'thread' | 'worker' | 'time';
  readonly name: string;
  readonly cpu: number;
}

/** A step in its lane. */
export interface LaneRow {
  /** From 1. */
  readonly number: number;
  /** Number of its actor among {@link Lanes.actors}. */
  readonly lane: number;
  readonly step: PlayedStep;
  /** The most informative events of the step. */
  readonly facts: readonly number[];
}

/** A link from a step to a later one that it makes possible. */
export interface Cause {
  readonly kind: 'wakes' | 'queues';
  /** Numbers of the steps, from 1. */
  readonly from: number;
  readonly to: number;
}

/** An order as lanes, one for each actor. */
export interface Lanes {
  readonly actors: readonly Actor[];
  readonly rows: readonly LaneRow[];
  readonly causes: readonly Cause[];
}

/** The most facts that a row shows. */
const FACTS = 2;

/** All actors of a program. */
export function actorsOf({ plan, run }: OrderPlay): Actor[] {
  const { world } = run;
  const threads = world.threads.map(({ task }): Actor => {
    const { id, name, cpu } = task;
    return { task: id, kind: 'thread', name, cpu };
  });
  const workers = world.k.spl_kmem_cache_taskq.workers.map(({ id, name, cpu }): Actor => {
    return { task: id, kind: 'worker', name, cpu };
  });
  const hasTime = plan.program.ticks > 0;
  return [
    ...threads,
    ...workers,
    ...(hasTime ? [{ task: 0, kind: 'time', name: 'time', cpu: 0 } as const] : []),
  ];
}

/** The lanes of an order, one for each actor that takes steps in it. */
export function lanesOf(play: OrderPlay): Lanes {
  const { steps, recording } = play;
  const actors = actorsOf(play).filter(({ task }) => steps.some((step) => step.task === task));
  const rows = steps.map((step, i): LaneRow => {
    const lane = actors.findIndex(({ task }) => task === step.task);
    return { number: i + 1, lane, step, facts: tellingEvents(recording, [step], FACTS) };
  });
  return { actors, rows, causes: causesOf(steps, recording) };
}

/** Which steps wake a thread, or queue work, that runs in a later step. */
function causesOf(steps: readonly PlayedStep[], recording: Recording): Cause[] {
  const wakers = new Map<number, number>();
  const queuers = new Map<number, number>();
  const causes: Cause[] = [];
  const add = (kind: Cause['kind'], from: number | undefined, to: number): void => {
    if (from !== undefined && steps[from - 1]?.task !== steps[to - 1]?.task) causes.push({ kind, from, to });
  };
  for (const [i, { task, from, to }] of steps.entries()) {
    const number = i + 1;
    add('wakes', wakers.get(task), number);
    wakers.delete(task);
    for (let moment = from; moment < to; moment++) {
      const event = recording.event(moment);
      if (event.kind === 'woken') wakers.set(event.whom, number);
      else if (event.kind === 'queued') queuers.set(event.id, number);
      else if (event.kind === 'taskRun') add('queues', queuers.get(event.id), number);
    }
  }
  return causes;
}
