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
  if (one === null || other === null) throw new Error('a recording has no proof');
  expect(firstDifference(moment, one, other)).toBeNull();
});

/** Where a recording up to a moment differs from one in which an event was altered. */
async function found(moment: number, altered: number): Promise<ReturnType<typeof firstDifference>> {
  const [one, other] = [await proofOf(recorded(), moment), await proofOf(recorded(altered), moment)];
  if (one === null || other === null) throw new Error('a recording has no proof');
  return firstDifference(moment, one, other);
}

test.each([0, 77, 255])('of 256 events, the first that differs is named exactly: %i', async (altered) => {
  expect(await found(256, altered)).toEqual({ first: altered, last: altered });
});

test.each([
  [0, 0, 30],
  [77, 63, 93],
  [4321, 4313, 4343],
  [7999, 7969, 7999],
])('of 8,000 events, the first that differs is named to within a 256th: %i', async (altered, first, last) => {
  expect(await found(8000, altered)).toEqual({ first, last });
});

test('a recording whose oldest detail was discarded has no proof', async () => {
  const recording = recorded();
  expect(await proofOf(recording, recording.length + 1)).toBeNull();
});
