import { expect, test } from 'vitest';
import { type Command, CommandError } from '../../../engine/command/command.ts';
import { EventLog } from '../../../engine/event/log.ts';
import { KIND } from '../../../engine/index.ts';
import type { Engine } from '../../../engine/machine/engine.ts';
import { bootMachine, randomMachine } from '../../../engine/spec/random-machine.ts';
import { newTracks } from '../series/cache-tracks.ts';
import { Series } from '../series/series.ts';

/** Sends a command; an invalid one is skipped. */
function attempt(engine: Engine, command: Command): void {
  try {
    engine.send(command);
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
  }
}

/** Compares the ends of all caches' curves with the machine; returns the number of caches. */
function compareEnds({ owners }: Engine, series: Series): number {
  const caches = [...owners.caches.values()].flatMap((held) => held?.skc ?? []);
  for (const skc of caches) {
    const inMagazines = skc.skc_mag.reduce((sum, skm) => sum + skm.skm_avail, 0);
    const inUse = skc.skc_linux_cache?.live ?? skc.skc_obj_alloc - inMagazines;
    const { slabs, parked, used, emergency } = series.caches[skc.index] ?? newTracks();
    expect([slabs.now, parked.now, used.now, emergency.now]).toEqual([
      skc.skc_slab_total,
      inMagazines,
      inUse,
      skc.skc_obj_emergency,
    ]);
  }
  return caches.length;
}

test('the curves of random machines end where the machines do', () => {
  let compared = 0;
  for (let seed = 1; seed <= 60; seed++) {
    const log = new EventLog();
    const plan = randomMachine(seed, 120);
    const engine = bootMachine(plan, log);
    const series = new Series();
    for (const command of plan.commands) {
      attempt(engine, command);
      for (const chunk of log.take()) series.extend(chunk);
      if (engine.panic !== null || engine.kernel.misused) break;
      compared += compareEnds(engine, series);
    }
  }
  expect(compared).toBeGreaterThan(1000);
});

test('no event makes a series throw, or take memory without limit', () => {
  const series = new Series();
  const extremes = [-(2 ** 31), -1, 0, 1, 2 ** 20, 2 ** 28, 2 ** 31 - 1];
  for (let kind = 0; kind < 128; kind++) {
    for (const a of extremes) {
      for (const b of extremes)
        series.extend({ words: Int32Array.of(KIND.jiffy, 0, 1, 0, kind, 0, a, b), count: 2 });
    }
  }
  expect(series.length).toBe(2 * 128 * extremes.length ** 2);
  expect(series.caches.length).toBeLessThanOrEqual(2 ** 16);
});
