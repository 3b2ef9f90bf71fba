import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { CATALOGUE, EventLog, hashOf, Run } from '../../../engine/index.ts';
import { type Coder, decodeRecording, encodeRecording, type RecordedRun } from './recording-file.ts';

const CODER: Coder = {
  gzip: promisify<Uint8Array, Uint8Array>(gzip),
  gunzip: promisify<Uint8Array, Uint8Array>(gunzip),
  utf8: (text) => new TextEncoder().encode(text),
  text: (bytes) => new TextDecoder().decode(bytes),
};

function recorded(): RecordedRun {
  const scenario = CATALOGUE['vmalloc-deadlock'];
  if (scenario === undefined) throw new Error('the catalogue has lost a scenario');
  const log = new EventLog();
  const run = new Run(scenario, log);
  run.advance(500e6, Number.POSITIVE_INFINITY);
  run.send({ op: 'reap', thread: 't0', cpu: 1, cache: 'c1', count: 0 });
  run.advance(scenario.end * 1e6, Number.POSITIVE_INFINITY);
  return { scenario, journal: run.journal, strings: log.strings, chunks: log.take() };
}

describe('a recording file', () => {
  test('gives back what was written, in less than three bytes an event', async () => {
    const run = recorded();
    const bytes = await encodeRecording(run, CODER);
    const events = run.chunks.reduce((sum, { count }) => sum + count, 0);
    expect(bytes.length / events).toBeLessThan(3);
    const result = await decodeRecording(bytes, CODER);
    if (!result.ok) throw new Error(result.problem.kind);
    expect(hashOf(result.run.chunks)).toBe(hashOf(run.chunks));
    expect(result.run.scenario).toEqual(run.scenario);
    expect(result.run.journal).toEqual(run.journal);
    expect(result.run.strings).toEqual(run.strings);
  });

  test('is refused when it is none, or damaged anywhere', async () => {
    const bytes = await encodeRecording(recorded(), CODER);
    expect(await decodeRecording(new TextEncoder().encode('{}'), CODER)).toEqual({
      ok: false,
      problem: { kind: 'not a recording' },
    });
    for (const at of [20, 1000, Math.floor(bytes.length / 2), bytes.length - 3]) {
      const hurt = bytes.slice();
      hurt[at] = (hurt[at] ?? 0) ^ 0x55;
      const result = await decodeRecording(hurt, CODER);
      expect(result.ok === false && result.problem.kind).toBe('damaged');
    }
    const short = await decodeRecording(bytes.subarray(0, bytes.length - 100), CODER);
    expect(short.ok === false && short.problem.kind).toBe('damaged');
  });
});
