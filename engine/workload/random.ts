import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';

const STEPS = 2 ** 31;

/** Random numbers of a caller: the same seed gives the same ones. */
export class Random {
  readonly #generator: RandomGenerator;

  constructor(seed: number) {
    this.#generator = xoroshiro128plus(seed);
  }

  /** A whole number from `low` to `high`, both included. */
  integer(low: number, high: number): number {
    return uniformInt(this.#generator, low, high);
  }

  /** A number above 0 and up to 1. */
  uniform(): number {
    return (uniformInt(this.#generator, 0, STEPS - 1) + 1) / STEPS;
  }

  /** From an exponential distribution. */
  exponential(mean: number): number {
    return -Math.log(this.uniform()) * mean;
  }

  /** From a log-normal distribution; `sigma` is the deviation of the logarithm. */
  logNormal(median: number, sigma: number): number {
    const normal = Math.sqrt(-2 * Math.log(this.uniform())) * Math.cos(2 * Math.PI * this.uniform());
    return median * Math.exp(sigma * normal);
  }
}
