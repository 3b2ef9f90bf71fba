import { bytesBeside } from './columns.ts';
import { type Keyframe, View } from './view.ts';

/** Events between two keyframes. */
export const KEYFRAME_EVENTS = 32_768;

/** Events between two of the finer keyframes, kept around the places that users last stepped back to. */
const NEAR_EVENTS = 1024;

/** A move of at most this many events, forward or back, counts as a step rather than a jump: playing moves in steps. */
export const STEP_EVENTS: number = 4 * NEAR_EVENTS;

/** How many finer keyframes are kept. */
const NEAR_FRAMES = 64;

/** The keyframes of a recording, taken as views pass their places. */
export class Keyframes {
  /** At every multiple of {@link KEYFRAME_EVENTS} that some view has reached. */
  readonly #far: Keyframe[] = [new View().keep()];
  /** At multiples of {@link NEAR_EVENTS}, the most recently used at the end. */
  readonly #near = new Map<number, Keyframe>();

  /** Bytes of memory that they take; shared pages count once. */
  get bytes(): number {
    return this.#far.reduce((sum, { pages }, i) => {
      const before = this.#far[i - 1]?.pages ?? [];
      return pages.reduce((all, table, t) => all + bytesBeside(table, before[t] ?? []), sum);
    }, 0);
  }

  /** The nearest keyframe at or before `goal`. */
  before(goal: number): Keyframe {
    const far = this.#far[Math.min(Math.floor(goal / KEYFRAME_EVENTS), this.#far.length - 1)];
    if (far === undefined) throw new RangeError(`there is no moment ${goal}`);
    for (let at = goal - (goal % NEAR_EVENTS); at > far.plain.moment; at -= NEAR_EVENTS) {
      const near = this.#near.get(at);
      if (near === undefined) continue;
      this.#near.delete(at);
      this.#near.set(at, near);
      return near;
    }
    return far;
  }

  /**
   * Where seek() should stop next on its way from `moment` to `goal`, so that a keyframe can be taken there.
   * @param isStepBack whether the view steps back: after one step back users often take another, which then is short
   */
  stopAfter(moment: number, goal: number, isStepBack: boolean): number {
    const place = this.#far.length * KEYFRAME_EVENTS;
    const near = Math.max(moment, goal - NEAR_EVENTS);
    const stop = isStepBack ? Math.min(goal, near - (near % NEAR_EVENTS) + NEAR_EVENTS) : goal;
    return moment < place ? Math.min(stop, place) : stop;
  }

  /** Takes a keyframe of a view if it is at a place for one. */
  offer(view: View, isStepBack: boolean): void {
    const { moment } = view;
    if (moment === this.#far.length * KEYFRAME_EVENTS) this.#far.push(view.keep());
    else if (isStepBack && moment % NEAR_EVENTS === 0 && !this.#near.has(moment)) this.#keepNear(view);
  }

  /** The keyframes up to `length`, for a recording that is the same up to there. */
  fork(length: number): Keyframes {
    const other = new Keyframes();
    other.#far.push(...this.#far.slice(1).filter(({ plain }) => plain.moment <= length));
    return other;
  }

  #keepNear(view: View): void {
    this.#near.set(view.moment, view.keep());
    const [oldest] = this.#near.keys();
    if (this.#near.size > NEAR_FRAMES && oldest !== undefined) this.#near.delete(oldest);
  }
}
