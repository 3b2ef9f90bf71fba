import { expect, test } from 'vitest';
import { CATALOGUE, EventLog, Run } from '../../engine/index.ts';
import { Recording } from '../model/recording.ts';
import { View } from '../model/view.ts';
import { reclaimWords } from './reclaim.ts';

test('reclaim is counted: asked, scanned, freed, and what magazines still pin', () => {
  const scenario = CATALOGUE['memory-pressure'];
  if (scenario === undefined) throw new Error('the scenario is missing');
  const log = new EventLog();
  new Run(scenario, log).advance(scenario.end * 1e6, Number.POSITIVE_INFINITY);
  const recording = new Recording();
  recording.append(log.take(), log.strings);
  const view = new View();
  const wordsAt = (moment: number): string => {
    recording.seek(view, moment);
    return reclaimWords({ recording, view, moment });
  };
  expect(wordsAt(0)).toBe('');
  const reclaiming = wordsAt(16_000);
  expect(reclaiming).toMatch(/^Reclaim: asked \d+ times · [\d,]+ objects scanned · \d+ slabs freed · /);
  // Slabs with objects of callers are left too, and no magazine pins them.
  const [left = 0, pinned = 0] = [...reclaiming.matchAll(/(\d+) (?:slabs left|of them)/g)].map(([, n]) =>
    Number(n),
  );
  expect(pinned).toBeGreaterThan(0);
  expect(pinned).toBeLessThan(left);
  expect(wordsAt(recording.length)).toContain('45 slabs left, 45 of them pinned by 180 objects in magazines');
});
