import { bytesBeside } from './columns.ts';
import { type Keyframe, View } from './view.ts';

/** Events between two keyframes. */
export const KEYFRAME_EVENTS = 32_768;

/** Events between two of the nearer keyframes that are kept about the last places that were looked at. */
const NEAR_EVENTS = 1024;

/** How far a view goes at most, forward or back, in events, when somebody steps rather than jumps. */
export const STEP_EVENTS: number = 4 * NEAR_EVENTS;

/** How many of those are kept. */
const NEAR_FRAMES = 64;

/** The keyframes of a recording, made as views come past their places. */
export class Keyframes {
  /** At every multiple of {@link KEYFRAME_EVENTS} that some view has reached. */
  readonly #far: Keyframe[] = [new View().keep()];
  /** At multiples of {@link NEAR_EVENTS}, those used last at the end. */
  readonly #near = new Map<number, Keyframe>();

  /** Bytes that they take beside one another. */
  get bytes(): number {
    return this.#far.reduce((sum, { pages }, i) => {
      const before = this.#far[i - 1]?.pages ?? [];
      return pages.reduce((all, table, t) => all + bytesBeside(table, before[t] ?? []), sum);
    }, 0);
  }

  /** The nearest one at `goal` or before. */
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
   * Up to where a view at `moment` that is on its way to `goal` should be taken at once, to be offered then.
   * @param isStep whether it has not far to go: people who step about come back, those who jump do not
   */
  stopAfter(moment: number, goal: number, isStep: boolean): number {
    const place = this.#far.length * KEYFRAME_EVENTS;
    const near = Math.max(moment, goal - NEAR_EVENTS);
    const stop = isStep ? Math.min(goal, near - (near % NEAR_EVENTS) + NEAR_EVENTS) : goal;
    return moment < place ? Math.min(stop, place) : stop;
  }

  /** Keeps a view on its way, if it is at a place for a keyframe. */
  offer(view: View, isStep: boolean): void {
    const { moment } = view;
    if (moment === this.#far.length * KEYFRAME_EVENTS) this.#far.push(view.keep());
    else if (isStep && moment % NEAR_EVENTS === 0 && !this.#near.has(moment)) this.#keepNear(view);
  }

  /** Those up to `length`, for a recording that is the same up to there. */
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
