import { type CountingSink, EVENT_WORDS } from '../../../engine/event/log.ts';
import { DamageError } from '../damage.ts';
import { reduce } from '../reduce.ts';
import { View } from '../view.ts';

/** Applies every event to a view as it is emitted, then calls `check` to compare view and machine. */
export class Mirror implements CountingSink {
  readonly view: View = new View();
  readonly strings: string[] = [];
  emitted = 0;
  #watched: number = Number.POSITIVE_INFINITY;
  #reached: () => void = () => {};
  /** Called after each event, with the words of the event. */
  check: (what: number, a: number, b: number) => void = () => {};
  readonly #chunk = { words: new Int32Array(EVENT_WORDS), count: 1 };

  append(what: number, time: number, a: number, b: number): void {
    this.emitted += 1;
    const { words } = this.#chunk;
    words[0] = what;
    words[1] = time;
    words[2] = a;
    words[3] = b;
    reduce(this.view, this.#chunk, 0, 1, this.strings);
    const { damage } = this.view;
    if (damage !== null) throw new DamageError(damage.why);
    this.check(what, a | 0, b | 0);
    if (this.emitted === this.#watched) this.#reached();
  }

  watch(events: number, reached: () => void): void {
    this.#watched = events;
    this.#reached = reached;
    if (this.emitted >= events) reached();
  }

  intern(text: string): number {
    const at = this.strings.indexOf(text);
    return at >= 0 ? at : this.strings.push(text) - 1;
  }
}
