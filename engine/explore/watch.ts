import * as KIND from '../event/kind.ts';
import { type EventSink, kindOf } from '../event/log.ts';
import type { SplKernel } from '../spl/module.ts';
import type { Compiled } from './compile.ts';
import { type Counted, Facts } from './facts.ts';
import { readsOf, type TouchTable, touchesOf } from './footprint.ts';

/** Receives the events of a world; keeps its facts, what its steps touch, and which predicates have held. */
export class Watch implements EventSink {
  /** What the present step has written and read, according to its events. */
  writes = 0;
  reads = 0;
  /** The predicates that have held, as a bit mask: a search has at most 31. */
  held = 0;
  readonly #predicates: readonly Compiled[];
  readonly #table: TouchTable;
  readonly #log: EventSink | null;
  readonly #counted: Counted;
  /** By kind of event: the numbers of the predicates that it makes us evaluate. */
  readonly #byKind: readonly (readonly number[] | undefined)[];
  #facts: Facts | null = null;
  /** Whether predicates are evaluated. */
  isOn = false;

  constructor(plan: WatchPlan, log: EventSink | null) {
    this.#predicates = plan.predicates;
    this.#table = plan.table;
    this.#byKind = plan.byKind;
    this.#log = log;
    this.#counted = plan.counted;
  }

  /** Starts keeping facts about the machine `k`, and returns them. */
  begin(k: SplKernel): Facts {
    const facts = new Facts(k, this.#counted);
    this.#facts = facts;
    return facts;
  }

  append(what: number, time: number, a: number, b: number): void {
    if (this.#log !== null) this.#log.append(what, time, a, b);
    const facts = this.#facts;
    if (facts === null) return;
    const kind = kindOf(what);
    this.writes |= (this.#table.writes[kind] ?? 0) | touchesOf(kind, what, a, b);
    this.reads |= this.#table.reads[kind] ?? 0;
    if (kind === KIND.entered) this.reads |= readsOf(what, a);
    facts.take(what, a, b);
    if (!this.isOn) return;
    const looking = this.#byKind[kind];
    if (looking !== undefined) for (const number of looking) this.#look(facts, number);
  }

  intern(text: string): number {
    if (this.#log !== null) {
      const number = this.#log.intern(text);
      if (this.#facts !== null) this.#facts.texts[number] = text;
      return number;
    }
    return this.#facts === null ? 0 : this.#facts.texts.push(text) - 1;
  }

  /** Evaluates predicates at a moment that is not an event, for each cache. */
  lookAt(moment: number, numbers: readonly number[]): void {
    const facts = this.#facts;
    if (facts === null || !this.isOn) return;
    facts.moment = moment;
    for (const number of numbers) this.#lookEach(facts, number);
  }

  #look(facts: Facts, number: number): void {
    const cache = facts.cacheOfEvent();
    if (cache === null) {
      this.#lookEach(facts, number);
      return;
    }
    facts.subject = cache;
    if (this.#predicates[number]?.holds(facts) === true) this.held |= 1 << number;
  }

  #lookEach(facts: Facts, number: number): void {
    const predicate = this.#predicates[number];
    if (predicate === undefined) return;
    for (const cache of facts.caches) {
      facts.subject = cache;
      if (predicate.holds(facts)) this.held |= 1 << number;
    }
  }
}

/** What all worlds of a search share: computed once, since each order boots a world. */
export interface WatchPlan {
  readonly predicates: readonly Compiled[];
  readonly table: TouchTable;
  readonly byKind: readonly (readonly number[] | undefined)[];
  /** Numbers of the predicates to evaluate when a call returns, after each step, and at the end. */
  readonly atReturn: readonly number[];
  readonly afterStep: readonly number[];
  readonly atEnd: readonly number[];
  readonly startReads: number;
  readonly counted: Counted;
}
