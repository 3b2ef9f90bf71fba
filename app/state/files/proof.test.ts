import { expect, test } from 'vitest';
import { CATALOGUE, EventLog, NS_PER_MS, Run } from '../../../engine/index.ts';
import { Recording } from '../../model/recording.ts';
import { firstDifference, proofOf } from './proof.ts';

/** A recording, of which one event may be altered. */
function recorded(altered?: number): Recording {
  const scenario = CATALOGUE['magazine-stranding'];
  if (scenario === undefined) throw new Error('the catalogue has lost a scenario');
  const log = new EventLog();
  new Run(scenario, log).advance(scenario.end * NS_PER_MS, Number.POSITIVE_INFINITY);
  const chunks = log.take();
  const words = chunks[0]?.words;
  if (altered !== undefined && words !== undefined) words[altered * 4 + 3] = 12_345;
  const recording = new Recording();
  recording.append(chunks, log.strings);
  return recording;
}

test.each([1, 100, 5000, 8000])('the events up to moment %i prove themselves', async (moment) => {
  const [one, other] = [await proofOf(recorded(), moment), await proofOf(recorded(), moment)];
  if (one === null || other === null) throw new Error('there is no proof');
  expect(firstDifference(moment, one, other)).toBeNull();
});

test.each([0, 77, 4321, 7999])(
  'a difference in event %i is found to within a few events',
  async (altered) => {
    const [one, other] = [await proofOf(recorded(), 8000), await proofOf(recorded(altered), 8000)];
    if (one === null || other === null) throw new Error('there is no proof');
    const found = firstDifference(8000, one, other);
    expect(found?.first).toBeLessThanOrEqual(altered);
    expect(found?.last).toBeGreaterThanOrEqual(altered);
    expect((found?.last ?? 0) - (found?.first ?? 0)).toBeLessThan(32);
  },
);

test('a recording whose oldest detail was discarded has no proof', async () => {
  const recording = recorded();
  expect(await proofOf(recording, recording.length + 1)).toBeNull();
});
