import { expect, test } from 'vitest';
import { CHUNK_EVENTS, EVENT_WORDS, EventLog } from './log.ts';

/** The payloads of the events that a log returns when it is given the numbers from 0 up. */
function kept(silentUntil: number, emitted: number): number[] {
  const log = new EventLog();
  log.silentUntil = silentUntil;
  for (let i = 0; i < emitted; i++) log.append(0, 0, i, 0);
  expect(log.emitted).toBe(emitted);
  return log.take().flatMap(({ words, count }) => {
    expect(words).toHaveLength(count * EVENT_WORDS);
    return Array.from({ length: count }, (_, i) => words[i * EVENT_WORDS + 2] ?? -1);
  });
}

test.each([0, 3, 10, 11, CHUNK_EVENTS - 1, CHUNK_EVENTS, CHUNK_EVENTS + 7])(
  'a log that is silent until event %d keeps the events from there on',
  (silentUntil) => {
    for (const emitted of [10, CHUNK_EVENTS + 20]) {
      const wanted = Array.from({ length: Math.max(0, emitted - silentUntil) }, (_, i) => silentUntil + i);
      expect(kept(silentUntil, emitted)).toEqual(wanted);
    }
  },
);
