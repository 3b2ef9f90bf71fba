import type { LaneRow, Lanes } from '../model/explore/lanes.ts';
import type { OrderPlay, PlayedStep } from '../model/explore/order-play.ts';
import { tellingEvents } from '../model/explore/telling.ts';
import { Narrator } from './narrator.ts';
import { listed } from './numbers.ts';

/** An interruption in a sentence, in three parts: when, who comes in between, and what that one does. */
export interface InterruptionWords {
  /** The step that interrupts, from 1. */
  readonly step: number;
  readonly when: string;
  readonly who: string;
  readonly does: string;
}

/** Facts of what an interrupting thread does before another one runs. */
const DOES = 3;

/** Puts the steps of an order into words. */
export class OrderWords {
  readonly #play: OrderPlay;
  readonly #narrator: Narrator;
  readonly #names: ReadonlyMap<number, string>;

  constructor(play: OrderPlay) {
    this.#play = play;
    this.#narrator = new Narrator(play.recording);
    this.#names = new Map(play.run.world.k.tasks.map(({ id, name }) => [id, id === 0 ? 'time' : name]));
  }

  /** What a step does: a line for each of its facts. */
  lines({ step, facts }: LaneRow): string[] {
    if (facts.length > 0) return facts.map((moment) => this.#narrator.describe(moment).words);
    if (step.task === 0) return ['a jiffy passes'];
    return [step.fn === 'none' ? 'continues' : `continues in ${step.fn}`];
  }

  /** Who takes a step. */
  name(task: number): string {
    return this.#names.get(task) ?? 'a thread';
  }

  /** What comes in between where, for each interruption. */
  interruptions({ rows }: Lanes): InterruptionWords[] {
    return rows.flatMap(({ step }, i) => (step.isInterruption ? [this.#interruption(rows, i)] : []));
  }

  #interruption(rows: readonly LaneRow[], at: number): InterruptionWords {
    const step = rows[at]?.step;
    if (step === undefined) throw new RangeError(`there is no step ${at}`);
    const isTime = step.task === 0;
    const run = isTime ? [step] : stepsUntilSwitch(rows, at);
    const does = listed(this.#say(tellingEvents(this.#play.recording, run, DOES)));
    return {
      step: at + 1,
      when: this.#when(rows, at, step),
      who: isTime ? 'time' : this.name(step.task),
      does: isTime ? `passes: ${does}` : does === '' ? 'runs' : does,
    };
  }

  /** Between which two facts of the interrupted thread; or before whom time passes. */
  #when(rows: readonly LaneRow[], at: number, { interrupted, others }: PlayedStep): string {
    if (interrupted === null) return `Before ${listed(others.map((task) => this.name(task)))} can run`;
    const name = this.name(interrupted);
    const isIts = ({ step, facts }: LaneRow): boolean => step.task === interrupted && facts.length > 0;
    const before = rows.slice(0, at).findLast(isIts);
    const after = rows.slice(at + 1).find(isIts);
    const [did] = this.#say(before?.facts.slice(-1) ?? []);
    const [does] = this.#say(after?.facts.slice(0, 1) ?? []);
    const next = does === undefined ? `${name} continues` : `${name} ${does}`;
    if (did === undefined) return `Before ${next}`;
    return `After ${name} ${did}, and before ${does === undefined ? 'it continues' : `it ${does}`}`;
  }

  #say(moments: readonly number[]): string[] {
    return moments.map((moment) => this.#narrator.describe(moment).words);
  }
}

/** The steps from one on that its task takes before another does. */
function stepsUntilSwitch(rows: readonly LaneRow[], from: number): PlayedStep[] {
  const task = rows[from]?.step.task;
  const end = rows.findIndex(({ step }, i) => i > from && step.task !== task);
  return rows.slice(from, end < 0 ? rows.length : end).map(({ step }) => step);
}
