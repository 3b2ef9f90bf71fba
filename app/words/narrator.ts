import type { Recording } from '../model/recording.ts';
import { View } from '../model/view.ts';
import { eventWho, eventWords } from './events.ts';

/** The most sentences to cache. */
const MOST = 4000;

/** An event in words: the CPU and task that cause it, and what happens. */
export interface Line {
  readonly who: string;
  readonly words: string;
}

/** Describes events of a recording, each with the machine as it is right after it. */
export class Narrator {
  readonly #recording: Recording;
  readonly #view = new View();
  readonly #lines = new Map<number, Line>();

  constructor(recording: Recording) {
    this.#recording = recording;
  }

  /** The words of an event if they are cached. */
  known(moment: number): Line | null {
    return this.#lines.get(moment) ?? null;
  }

  /** Event number `moment` in words. May take some milliseconds far from the last one described. */
  describe(moment: number): Line {
    const known = this.#lines.get(moment);
    if (known !== undefined) return known;
    this.#recording.seek(this.#view, moment + 1);
    const event = this.#recording.event(moment);
    const line = { who: eventWho(event, this.#view), words: eventWords(event, this.#view) };
    if (this.#lines.size >= MOST) this.#lines.clear();
    this.#lines.set(moment, line);
    return line;
  }
}
