import { expect, test } from 'vitest';
import { Headless } from './headless-run.ts';
import { scaling } from './magazine-scaling.ts';

/** Pairs of calls in a ms of simulated time, once the cache has its slabs. */
function throughput(cpus: number, magazine: number): number {
  const done = new Headless(scaling(cpus, magazine)).to(0.5);
  const before = done.calls;
  done.to(1.5);
  return (done.calls - before) / 2;
}

// Bonwick and Adams 2001, and SPL's own lock ladder of 2008: with magazines, throughput grows with the number of CPUs;
// with a single lock it stays flat or falls.
test('throughput grows with the CPUs when magazines hold what callers use', () => {
  for (const magazine of [16, 256]) {
    const one = throughput(1, magazine);
    for (const cpus of [2, 4, 8, 16]) {
      const ratio = throughput(cpus, magazine) / one;
      expect(ratio).toBeGreaterThan(0.9 * cpus);
      expect(ratio).toBeLessThan(1.1 * cpus);
    }
  }
});

test('throughput is flat when magazines are too small and every CPU needs the lock', () => {
  const one = throughput(1, 2);
  for (const cpus of [2, 4, 8, 16]) {
    const ratio = throughput(cpus, 2) / one;
    expect(ratio).toBeGreaterThan(0.5);
    expect(ratio).toBeLessThan(1.6);
  }
  expect(throughput(16, 16) / throughput(16, 2)).toBeGreaterThan(50);
});
