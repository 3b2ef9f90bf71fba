import { expect, test } from 'vitest';
import { CATALOGUE, type EventChunk, hashOf, type JournalEntry } from '../../../engine/index.ts';
import { createLocalHost } from '../../host/local-host.ts';
import type { Report } from '../../host/protocol.ts';
import { Recording } from '../../model/recording.ts';
import { ReplayError, replayEvents, type ThinnedRun } from './replay-thinned.ts';

const FOREVER = Number.POSITIVE_INFINITY;

/** A recording of 90,000 events with something done by hand at 30,000 and at 75,000, and the hash of all of them. */
async function recorded(): Promise<{ recording: Recording; run: ThinnedRun; hash: string }> {
  const scenario = CATALOGUE['slab-reclaim'];
  if (scenario === undefined) throw new Error('the catalogue has lost a scenario');
  const host = createLocalHost();
  const recording = new Recording();
  const journal: JournalEntry[] = [];
  const take = ({ chunks, strings, noted }: Report): void => {
    recording.append(chunks, strings);
    if (noted !== null) journal.push(noted);
  };
  take(await host.boot({ scenario, journal: [], known: 0 }));
  for (const events of [30_000, 75_000]) {
    take(await host.advance({ untilNs: FOREVER, events }));
    take(await host.send({ op: 'reap', thread: 't0', cpu: 0, cache: 'c1', count: 0 }));
  }
  take(await host.advance({ untilNs: FOREVER, events: 90_000 }));
  const hash = hashOf(recording.chunks);
  recording.thin(70_000);
  const { strings, chunks, keptFrom } = recording;
  return { recording, run: { scenario, journal, strings, chunks, keptFrom }, hash };
}

async function whole(run: ThinnedRun): Promise<EventChunk[]> {
  const chunks: EventChunk[] = [];
  for await (const chunk of replayEvents(createLocalHost(), run)) chunks.push(chunk);
  return chunks;
}

test('what was thinned is replayed, and the kept events follow', async () => {
  const { recording, run, hash } = await recorded();
  expect(run.keptFrom).toBe(65_536);
  const chunks = await whole(run);
  expect(chunks.reduce((sum, { count }) => sum + count, 0)).toBe(recording.length);
  expect(hashOf(chunks)).toBe(hash);
});

test('events that do not lead to those that were kept are refused', async () => {
  const { run } = await recorded();
  const [first, ...others] = run.journal;
  if (first === undefined) throw new Error('nothing was noted');
  const altered = [{ ...first, command: { op: 'tick', n: 1 } as const }, ...others];
  await expect(whole({ ...run, journal: altered })).rejects.toThrow(ReplayError);
  await expect(whole({ ...run, strings: ['another'] })).rejects.toThrow(/first 65,536 events were thinned/);
});
