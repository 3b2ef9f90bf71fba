import { FUNCTIONS } from '../../engine/index.ts';
import type { Actor, LaneRow, Lanes } from '../model/explore/lanes.ts';
import type { OrderPlay, PlayedStep } from '../model/explore/order-play.ts';
import { tellingEvents } from '../model/explore/telling.ts';
import { prospectOf, whyNot } from '../model/explore/why-not.ts';
import { View } from '../model/view.ts';
import { callWords } from './explore.ts';
import { Narrator } from './narrator.ts';
import { listed } from './numbers.ts';
import { waitPhrase } from './waits.ts';

/** An interruption as a sentence in three parts: when, who interrupts, and what it does. */
export interface InterruptionWords {
  /** The step that interrupts, from 1. */
  readonly step: number;
  readonly when: string;
  readonly who: string;
  readonly does: string;
}

/** The most facts to list of an interrupting thread. */
const DOES = 3;

const WHY_NOT = {
  done: 'has made all its calls',
  'no work': 'has no work',
  'no time left': 'no more time may pass in this program',
  'no timer': 'nothing waits for time',
  panic: 'the machine has halted',
} as const;

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

  /** The name of the task that takes a step. */
  name(task: number): string {
    return this.#names.get(task) ?? 'a thread';
  }

  /** Each interruption in words. */
  interruptions({ rows }: Lanes): InterruptionWords[] {
    return rows.flatMap(({ step }, i) => (step.isInterruption ? [this.#interruption(rows, i)] : []));
  }

  /** The last step: which thread takes it, and what it does. */
  ending({ rows }: Lanes): Pick<InterruptionWords, 'step' | 'who' | 'does'> | null {
    const row = rows.at(-1);
    if (row === undefined) return null;
    const { task } = row.step;
    return { step: rows.length, who: this.name(task), does: listed(this.lines(row)) };
  }

  /** What an actor would do if it took the next step. */
  prospect(actor: Actor): string {
    const prospect = prospectOf(this.#play, actor);
    switch (prospect.kind) {
      case 'begins': {
        const threads = this.#play.plan.program.threads;
        const call = threads.find(({ name }) => name === actor.name)?.calls[prospect.call];
        return call === undefined ? 'begins' : `begins: ${callWords(call)}`;
      }
      case 'continues':
        return prospect.fn === 0 ? 'continues' : `continues in ${FUNCTIONS[prospect.fn]}`;
      case 'time passes':
        return prospect.isJiffy ? 'a jiffy passes' : 'time passes until the next timer expires';
    }
  }

  /** Why an actor cannot take a step. */
  whyNot(actor: Actor): string {
    const why = whyNot(this.#play, actor);
    switch (why.kind) {
      case 'waits':
        return `waits ${waitPhrase(this.#lastView(), why.on)}`;
      case 'lock':
        return `waits for a lock that ${this.name(why.by)} holds`;
      case 'CPU':
        return why.by === 0 ? 'cannot run now' : `waits for its CPU, which ${this.name(why.by)} has`;
      case 'interrupts off':
        return `waits until CPU ${why.cpu} turns interrupts on again`;
      case 'contract':
        return why.call === 'destroy'
          ? 'may destroy the cache only when no thread uses it any more'
          : 'may not call any more: the cache is being destroyed';
      default:
        return WHY_NOT[why.kind];
    }
  }

  /** What the last step did. */
  last(): string {
    const { recording, steps } = this.#play;
    const step = steps.at(-1);
    if (step === undefined) return '';
    const facts = this.#say(tellingEvents(recording, [step], DOES));
    return `${this.name(step.task)}: ${facts.length === 0 ? 'continues' : listed(facts)}`;
  }

  #lastView(): View {
    const view = new View();
    const { recording } = this.#play;
    recording.seek(view, recording.length);
    return view;
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

  /** The two facts of the interrupted thread around the interruption, or the threads that time gets ahead of. */
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

/** What an arrow between two steps means. */
export const CAUSE_WORDS = 'wakes the thread, or queues the work, that takes the later step';

/** The steps from `from` on, up to the next switch to another task. */
function stepsUntilSwitch(rows: readonly LaneRow[], from: number): PlayedStep[] {
  const task = rows[from]?.step.task;
  const end = rows.findIndex(({ step }, i) => i > from && step.task !== task);
  return rows.slice(from, end < 0 ? rows.length : end).map(({ step }) => step);
}

/** What a step interrupts, in a word or two; null if it interrupts nothing. */
export function interruptsWords(
  { isInterruption, interrupted, task }: Pick<PlayedStep, 'isInterruption' | 'interrupted' | 'task'>,
  nameOf: (task: number) => string,
): string | null {
  if (!isInterruption) return null;
  if (interrupted !== null) return `interrupts ${nameOf(interrupted)}`;
  return task === 0 ? 'early' : 'interrupts';
}
