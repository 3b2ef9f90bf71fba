import {
  costOf,
  decideFaults,
  EventLog,
  FUNCTIONS,
  type FunctionName,
  failsIn,
  lastChoice,
  OrderRun,
  type Plan,
  TICK,
  type Turn,
  taskOfChoice,
  turnsOf,
} from '../../../engine/index.ts';
import { Recording } from '../recording.ts';

/** A step of a played order. */
export interface PlayedStep {
  readonly turn: Turn;
  /** The task that ran; 0: time passed. */
  readonly task: number;
  /** Whether it is an interruption: see engine/explore. */
  readonly isInterruption: boolean;
  /** The task that it interrupted; null for none, or if time passed although a task could begin. */
  readonly interrupted: number | null;
  /** The tasks that could have run instead. */
  readonly others: readonly number[];
  /** Its events: from this moment up to the next. */
  readonly from: number;
  readonly to: number;
  /** The function that its task is inside afterwards. */
  readonly fn: FunctionName;
}

/** The turns of a schedule up to a number of steps. */
export function firstTurns(schedule: readonly number[], steps: number): Turn[] {
  return turnsOf(schedule).slice(0, steps);
}

/** Plays an order of a program step by step, and records its events. */
export class OrderPlay {
  readonly plan: Plan;
  readonly run: OrderRun;
  readonly recording: Recording = new Recording();
  readonly steps: PlayedStep[] = [];
  /** The choices available now. */
  options: readonly number[] = [];
  readonly #log: EventLog = new EventLog();
  #strings = 0;
  #answers: readonly boolean[] = [];
  #answered = 0;

  /** Begins an order, and plays its first turns as far as possible. */
  constructor(plan: Plan, turns: readonly Turn[] = []) {
    this.plan = plan;
    this.run = new OrderRun(plan, this.#log);
    decideFaults(this.run.world, (target) =>
      this.run.answer(this.#answers[this.#answered++] ?? false, target),
    );
    this.#pull();
    this.#look();
    for (const { choice, answers } of turns) if (!this.step(choice, answers.map(failsIn))) break;
  }

  /** Whether the condition has occurred. */
  get hasHappened(): boolean {
    return this.run.found.has(0);
  }

  /** Whether no choices are left. */
  get isOver(): boolean {
    return this.options.length === 0;
  }

  /** Whether the order ended because a check of the reference failed. */
  get hasPanicked(): boolean {
    return this.run.world.panic !== null;
  }

  get interruptions(): number {
    return this.run.interruptions;
  }

  /** The turns so far. */
  get turns(): readonly Turn[] {
    return this.steps.map(({ turn }) => turn);
  }

  /** Plays a choice; `fails`: which of its fallible allocations fail. Returns whether it was possible. */
  step(choice: number, fails: readonly boolean[] = []): boolean {
    const { run } = this;
    if (!this.options.includes(choice)) return false;
    const cost = costOf(run.world, choice, this.options);
    const last = lastChoice(run.world);
    const hadTurns = run.schedule.length;
    this.#answers = fails;
    this.#answered = 0;
    const from = this.recording.length;
    run.step(choice, cost);
    this.#pull();
    const task = taskOfChoice(choice);
    this.steps.push({
      turn: { choice, answers: run.schedule.slice(hadTurns + 1) },
      task,
      isInterruption: cost > 0,
      interrupted: cost > 0 && this.options.includes(last) ? taskOfChoice(last) : null,
      others: [...new Set(this.options.map(taskOfChoice))].filter((one) => one !== task && one !== 0),
      from,
      to: this.recording.length,
      fn: choice === TICK ? 'none' : (FUNCTIONS[run.world.k.tasks[task]?.fn ?? 0] ?? 'none'),
    });
    this.#look();
    return true;
  }

  #look(): void {
    const options: number[] = [];
    this.run.world.options(options);
    this.options = options;
    if (options.length === 0 && this.run.world.panic === null) this.run.end();
  }

  #pull(): void {
    this.recording.append(this.#log.take(), this.#log.strings.slice(this.#strings));
    this.#strings = this.#log.strings.length;
  }
}
