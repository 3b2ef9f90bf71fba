import { EVENT_KINDS, EVENT_WORDS, type EventChunk, KIND, kindOf } from '../../../engine/index.ts';
import { DamageError } from '../damage.ts';
import { byKindNumber } from '../fold/handlers.ts';
import type { Condition } from './condition.ts';
import { Figures } from './figures.ts';
import { type Node, nodeOf } from './nodes.ts';
import { RunNow } from './run-now.ts';

const FIGURES = byKindNumber(Figures.handlers);

/** A condition that has not held yet. */
interface Pending {
  readonly node: Node;
  readonly at: number;
}

/**
 * Finds the first moment at which each of some conditions holds. It needs all events of a run, from the first; it runs
 * in the worker or without a page. Once everything has held, further events cost nothing.
 */
export class ConditionWatch {
  /** For each condition, in order: the first moment at which it held; null while it has not. */
  readonly moments: (number | null)[];
  readonly #run = new RunNow();
  #pending: Pending[];
  /** By number of the kind: whether an event can change a condition that has not held yet. */
  #isAwaited: readonly boolean[] = [];
  #length = 0;
  #word = 0;

  constructor(conditions: readonly Condition[]) {
    this.moments = conditions.map(() => null);
    this.#pending = conditions.map((condition, at) => ({ node: nodeOf(condition), at }));
    this.#await();
    this.#note(0, ({ node }) => node.holds(this.#run));
  }

  /** Whether every condition has held. */
  get isDone(): boolean {
    return this.#pending.length === 0;
  }

  /** The machine's clock at the last event, in ns. */
  get now(): number {
    return this.#run.now;
  }

  /** Takes in the events of a chunk; chunks come in order. `strings` is the string table of the log. */
  extend(chunk: EventChunk, strings: readonly string[]): void {
    for (let i = 0; i < chunk.count && !this.isDone; i++) {
      try {
        this.#take(chunk.words, i * EVENT_WORDS, strings);
      } catch (error) {
        // An event of a damaged file, which views skip too.
        if (!(error instanceof DamageError)) throw error;
      }
      this.#length += 1;
    }
  }

  #take(words: Int32Array, at: number, strings: readonly string[]): void {
    const run = this.#run;
    const what = words[at] ?? 0;
    const time = words[at + 1] ?? 0;
    const a = words[at + 2] ?? 0;
    const b = words[at + 3] ?? 0;
    const kind = kindOf(what);
    run.now += (time - this.#word) | 0;
    this.#word = time;
    if (kind === KIND.cacheCreated) run.name(a, strings[b] ?? '');
    FIGURES[kind]?.(run.figures, a, b, what);
    if (this.#isAwaited[kind] !== true) return;
    [run.kind, run.what, run.a, run.b] = [kind, what, a, b];
    this.#note(this.#length + 1, ({ node }) => node.step(run));
  }

  /** Notes a moment for the conditions that hold there. */
  #note(moment: number, holds: (pending: Pending) => boolean): void {
    const left = this.#pending.filter((pending) => {
      const isHeld = holds(pending);
      if (isHeld) this.moments[pending.at] = moment;
      return !isHeld;
    });
    if (left.length === this.#pending.length) return;
    this.#pending = left;
    this.#await();
  }

  #await(): void {
    this.#isAwaited = EVENT_KINDS.map((_, kind) =>
      this.#pending.some(({ node: { kinds } }) => kinds === null || kinds.has(kind)),
    );
  }
}
