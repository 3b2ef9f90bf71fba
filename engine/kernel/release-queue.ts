import type { Spinlock } from './spinlock.ts';

/** A lock that was released at a time that other CPUs have yet to reach. */
export interface Release {
  readonly lock: Spinlock;
  readonly atNs: number;
  /** Task and CPU of its event, as packed by packWho(), and the reference function. */
  readonly who: number;
  readonly fn: number;
}

/** Releases in order of time; those with equal times in the order in which they were added. */
export class ReleaseQueue {
  readonly #releases: Release[] = [];

  /** Time of the first release, in ns; Infinity when there is none. */
  get first(): number {
    return this.#releases[0]?.atNs ?? Number.POSITIVE_INFINITY;
  }

  add(release: Release): void {
    let place = this.#releases.length;
    while (place > 0 && (this.#releases[place - 1]?.atNs ?? 0) > release.atNs) place -= 1;
    this.#releases.splice(place, 0, release);
  }

  /** Removes and returns the first release. */
  shift(): Release | undefined {
    return this.#releases.shift();
  }
}
