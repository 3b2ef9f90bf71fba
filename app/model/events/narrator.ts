import { eventWho, eventWords } from '../queries/describe-event.ts';
import type { Recording } from '../recording.ts';
import { View } from '../view.ts';

/** Sentences that are remembered. */
const MOST = 4000;

/** An event in words: who did it, and what. */
export interface Line {
  readonly who: string;
  readonly words: string;
}

/** Tells events of a recording in words, each with the machine as it was right after it. */
export class Narrator {
  readonly #recording: Recording;
  readonly #view = new View();
  readonly #lines = new Map<number, Line>();

  constructor(recording: Recording) {
    this.#recording = recording;
  }

  /** An event in words if they are known already. */
  known(moment: number): Line | null {
    return this.#lines.get(moment) ?? null;
  }

  /** Event number `moment` in words. May take some milliseconds far from what was told last. */
  tell(moment: number): Line {
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
