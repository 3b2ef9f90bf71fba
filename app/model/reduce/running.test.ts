import { expect, test } from 'vitest';
import { CATALOGUE, EventLog, Run } from '../../../engine/index.ts';
import { Recording } from '../recording.ts';
import { View } from '../view.ts';

test.each(['slab-small', 'slab-lock', 'magazine-stranding'])(
  'in %s at most one thread runs on a CPU at any moment',
  (name) => {
    const scenario = CATALOGUE[name];
    if (scenario === undefined) throw new Error(`the catalogue has no ${name}`);
    const log = new EventLog();
    new Run(scenario, log).advance(Number.POSITIVE_INFINITY, 20_000);
    const recording = new Recording();
    recording.append(log.take(), log.strings);
    const view = new View();
    for (let moment = 0; moment <= recording.length; moment += 37) {
      recording.seek(view, moment);
      const busy = view.tasks.filter(({ activity }) => activity === 'running').map(({ cpu }) => cpu);
      expect(new Set(busy).size).toBe(busy.length);
    }
  },
);
