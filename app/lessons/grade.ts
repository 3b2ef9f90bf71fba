import {
  EVENT_WORDS,
  type EventChunk,
  EventHash,
  EventLog,
  NS_PER_MS,
  type Run,
  runOf,
  type Scenario,
} from '../../engine/index.ts';
import type { SharedRun } from '../formats/share-link.ts';
import { Recording } from '../model/recording.ts';
import { View } from '../model/view.ts';
import { isWithin, writeBound } from './bound.ts';
import { type Claim, type Exercise, exerciseFor } from './exercise.ts';
import { findMoment } from './find-moment.ts';
import type { When } from './lesson.ts';
import { measured } from './measure-value.ts';

/** The most events of a submitted run to execute again. */
const MOST_EVENTS = 5_000_000;

/** The result of a submitted run. */
export interface Grade {
  readonly verdict: 'reached' | 'not reached' | 'altered' | 'other exercise' | 'unreadable';
  /** Events before the moment at which the goal was reached; null if it was not. */
  readonly moment: number | null;
  /** Actions up to that moment, or in all. */
  readonly actions: number | null;
  readonly reason: string;
}

/** A grade without a result: what is wrong with the link. */
export function refused(verdict: Grade['verdict'], reason: string): Grade {
  return { verdict, moment: null, actions: null, reason };
}

/** Replays a run that a student submitted for an exercise, and finds the moment at which it reached the goal. */
export function grade(exercise: Exercise, student: string, claim: Claim, run: SharedRun): Grade {
  if (claim.exercise !== exercise.goal.name)
    return refused('other exercise', `it is of ${claim.exercise}, not of ${exercise.goal.name}`);
  const wanted = exerciseFor(exercise, student);
  const difference = differenceOf(wanted, run.scenario);
  if (difference !== null) return refused('altered', difference);
  const [first] = run.journal;
  if (first !== undefined && first.events < entryMoment(wanted, exercise))
    return refused('not reached', 'something was done before the moment at which the exercise begins');
  if (claim.events > MOST_EVENTS) return refused('altered', 'the run is longer than any of this exercise');
  return execute(exercise, claim, run);
}

/** How the machine of a run differs from that of the exercise; null if it does not. */
function differenceOf(wanted: Scenario, given: Scenario): string | null {
  if (wanted.seed !== given.seed)
    return `the seed is ${given.seed}, not ${wanted.seed}, which is this student's`;
  const changed = (Object.keys(wanted) as (keyof Scenario)[]).find(
    (key) => key !== 'id' && JSON.stringify(wanted[key]) !== JSON.stringify(given[key]),
  );
  return changed === undefined ? null : `the machine is another one: ${changed} was changed`;
}

/** The number of events at which an exercise begins. */
function entryMoment(scenario: Scenario, { entry }: Exercise): number {
  if (entry === null) return 0;
  const replay = new Replay(scenario);
  replay.toTime(scenario.end * NS_PER_MS);
  return replay.find(entry) ?? 0;
}

function execute({ goal, scenario }: Exercise, claim: Claim, { scenario: given, journal }: SharedRun): Grade {
  const replay = new Replay(given ?? scenario);
  const unmet = (): string[] =>
    goal.reached.flatMap(({ measure, bound }) => {
      const value = replay.measured((view, recording) => measured(measure, view, recording));
      return value !== null && isWithin(value, bound)
        ? []
        : [`${measure.text} is ${value ?? 'nothing'}, not ${writeBound(bound)}`];
    });
  let reachedAt: { readonly moment: number; readonly actions: number } | null = null;
  for (const [i, entry] of journal.entries()) {
    if (replay.isStopped || entry.events > claim.events) break;
    replay.repeat(entry);
    if (reachedAt === null && unmet().length === 0) reachedAt = { moment: replay.emitted, actions: i + 1 };
  }
  replay.to(claim.events);
  if (replay.hashAt(claim.events) !== claim.hash)
    return refused('altered', 'the run does not have the hash that the link claims');
  const actions = journal.length;
  const left = unmet();
  if (reachedAt === null && left.length === 0 && actions > 0) reachedAt = { moment: claim.events, actions };
  if (reachedAt === null)
    return { verdict: 'not reached', moment: null, actions, reason: left.join('; ') || 'nothing was done' };
  if (goal.actions !== null && reachedAt.actions > goal.actions)
    return { verdict: 'not reached', ...reachedAt, reason: `more than ${goal.actions} actions` };
  return { verdict: 'reached', ...reachedAt, reason: '' };
}

/** A run that is replayed and recorded. */
class Replay {
  readonly #log = new EventLog();
  readonly #run: Run;
  readonly #recording = new Recording();
  readonly #chunks: EventChunk[] = [];
  readonly #view = new View();

  constructor(scenario: Scenario) {
    this.#run = runOf(scenario, this.#log);
  }

  get emitted(): number {
    return this.#log.emitted;
  }

  get isStopped(): boolean {
    return this.#run.engine.panic !== null || this.emitted > MOST_EVENTS;
  }

  /** Carries out an action where it was noted. */
  repeat(entry: SharedRun['journal'][number]): void {
    try {
      this.#run.repeat(entry);
    } catch {
      // An action that is refused here was not refused there: the hash will differ.
    }
  }

  /** Runs until `events` events have been emitted. */
  to(events: number): void {
    if (this.emitted < events && !this.isStopped) this.#run.catchUp(Number.POSITIVE_INFINITY, events);
  }

  /** Runs until a time, in ns. */
  toTime(ns: number): void {
    this.#run.catchUp(ns, MOST_EVENTS);
  }

  /** A moment that a lesson means. */
  find(when: When): number | null {
    this.#take();
    return findMoment(this.#recording, when);
  }

  /** Reads a number of the machine as it is now. */
  measured(read: (view: View, recording: Recording) => number | null): number | null {
    this.#take();
    this.#recording.seek(this.#view, this.#recording.length);
    return read(this.#view, this.#recording);
  }

  /** The hash of the first `events` events. */
  hashAt(events: number): string {
    this.#take();
    const hash = new EventHash();
    let left = events;
    for (const { words, count } of this.#chunks) {
      const part = Math.min(count, left);
      hash.add({ words: part === count ? words : words.slice(0, part * EVENT_WORDS), count: part });
      left -= part;
    }
    return hash.hex;
  }

  #take(): void {
    const chunks = this.#log.take();
    this.#recording.append(chunks, this.#log.strings.slice(this.#recording.strings.length));
    this.#chunks.push(...chunks);
  }
}
