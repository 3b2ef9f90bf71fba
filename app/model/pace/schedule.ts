import type { ActionIndex } from './action-index.ts';

/** The shortest and longest time that a chapter lasts on the screen, in s. */
export const CHAPTER_SECONDS = { least: 3, most: 7 } as const;
/** The share of a chapter that idle stretches may take. */
const IDLE_SHARE = 0.3;

/** A part of a recording from one chapter to the next, and how it is watched. */
interface Part {
  readonly from: number;
  readonly to: number;
  /** When it begins, and how long its first moment stays, in s. */
  readonly start: number;
  readonly hold: number;
  /** Factors for the two sums of the index. */
  readonly work: number;
  readonly idle: number;
  readonly seconds: number;
}

/** Where a recording is divided, as moments. */
export interface Divisions {
  /** The first moment that is shown. */
  readonly from: number;
  /** The beginnings of chapters, ascending. */
  readonly chapters: readonly number[];
  /** The end of the scenario, or of its recorded part. */
  readonly end: number;
}

/**
 * When each moment of a recording is shown at the action pace. Each chapter has a time budget: a busy one is condensed,
 * a quiet one begins with a pause. Beyond the end of the scenario nothing is condensed.
 */
export class Schedule {
  readonly #index: ActionIndex;
  readonly #parts: readonly Part[];

  constructor(index: ActionIndex, { from, chapters, end }: Divisions) {
    this.#index = index;
    const inside = chapters.filter((moment) => moment > from && moment < end);
    const bounds = [from, ...inside, end];
    const parts: Part[] = [];
    let start = 0;
    for (const [i, bound] of bounds.slice(0, -1).entries()) {
      const isChapter = i > 0 || chapters.includes(from);
      const least = isChapter ? CHAPTER_SECONDS.least : 0;
      const part = this.#divide(bound, bounds[i + 1] ?? end, start, least);
      parts.push(part);
      start += part.seconds;
    }
    parts.push({
      from: end,
      to: Number.POSITIVE_INFINITY,
      start,
      hold: 0,
      work: 1,
      idle: 1,
      seconds: Number.POSITIVE_INFINITY,
    });
    this.#parts = parts;
  }

  #divide(from: number, to: number, start: number, least: number): Part {
    const [a, b] = [this.#index.before(from), this.#index.before(to)];
    const [work, idle] = [b.work - a.work, b.idle - a.idle];
    const { most } = CHAPTER_SECONDS;
    const idleSeconds = Math.min(idle, IDLE_SHARE * most);
    const workSeconds = Math.min(work, most - idleSeconds);
    const hold = Math.max(0, least - workSeconds - idleSeconds);
    return {
      from,
      to,
      start,
      hold,
      work: work > 0 ? workSeconds / work : 0,
      idle: idle > 0 ? idleSeconds / idle : 0,
      seconds: hold + workSeconds + idleSeconds,
    };
  }

  /** How long it takes to the end of the scenario, or of its recorded part, in s. */
  get seconds(): number {
    return this.#parts.at(-1)?.start ?? 0;
  }

  /** When a moment is first shown, in s. */
  secondsAt(moment: number): number {
    const part = this.#parts.findLast(({ from }) => from <= moment) ?? this.#parts[0];
    if (part === undefined || moment <= part.from) return part?.start ?? 0;
    return part.start + part.hold + this.#within(part, moment);
  }

  /** The moment that is shown at a time: the last one whose time has come, and not beyond `limit`. */
  momentAt(seconds: number, limit: number): number {
    const part = this.#parts.findLast(({ start }) => start <= seconds) ?? this.#parts[0];
    if (part === undefined) return 0;
    let low = Math.min(part.from, limit);
    let high = Math.min(part.to, limit);
    const passed = seconds - part.start - part.hold;
    if (passed <= 0) return low;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (this.#within(part, middle) <= passed) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  #within({ from, work, idle }: Part, moment: number): number {
    const [a, b] = [this.#index.before(from), this.#index.before(moment)];
    return (b.work - a.work) * work + (b.idle - a.idle) * idle;
  }
}
