import { describe, expect, test } from 'vitest';
import { CATALOGUE, EventLog, hashOf, KIND, Run } from '../../../engine/index.ts';
import { MAX_RECORDING } from '../limits.ts';
import { nodeCoder as CODER } from '../node-coder.fixture.ts';
import { describeRecordingProblem } from './describe-recording-problem.ts';
import { decodeRecording, encodeRecording, type RecordedRun } from './recording-file.ts';

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
    expect(result.run).not.toHaveProperty('notes');
  });

  test('has the notes of a teacher', async () => {
    const notes = {
      title: 'A reap',
      about: 'What it frees.',
      notes: [
        {
          title: 'Before',
          text: 'Look at *s1*.',
          events: 30,
          focus: 'zio_buf_20480',
          select: 'slab 1',
          camera: { zoom: 2, x: 0.5, y: 0.25 },
          gate: { ask: 'How many slabs?', measure: 'slabs', because: 'So.' },
        },
        { title: 'After', text: '', events: 90, focus: null, select: null, camera: null, gate: null },
      ],
    };
    const result = await decodeRecording(await encodeRecording({ ...recorded(), notes }, CODER), CODER);
    expect(result.ok && result.run.notes).toEqual(notes);
  });

  test('is refused when it is another kind of file, or damaged anywhere', async () => {
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

  test.each([
    ['zeros', () => new Uint8Array(1 << 20), /^it is damaged: its header/],
    ['a header that is said to be endless', () => new Uint8Array(1 << 20).fill(255), /longer than any/],
  ])('of %s is refused long before the limit', async (_, part, reason) => {
    let taken = 0;
    const endless = async function* (): AsyncGenerator<Uint8Array> {
      for (;;) {
        taken += 1 << 20;
        yield part();
      }
    };
    const file = new TextEncoder().encode('SLABREC\n');
    const result = await decodeRecording(file, { ...CODER, gunzip: endless });
    expect(result.ok === false && describeRecordingProblem(result.problem)).toMatch(reason);
    expect(taken).toBeLessThan(MAX_RECORDING / 8);
  });

  test('is not read beyond the blocks that its header announces', async () => {
    const sound = await encodeRecording(recorded(), CODER);
    let beyond = 0;
    const padded = async function* (bytes: Uint8Array): AsyncGenerator<Uint8Array> {
      yield* CODER.gunzip(bytes);
      for (;;) {
        beyond += 1;
        yield new Uint8Array(1 << 20);
      }
    };
    const result = await decodeRecording(sound, { ...CODER, gunzip: padded });
    expect(result).toMatchObject({
      problem: { kind: 'damaged', reason: expect.stringMatching(/more than its/) },
    });
    expect(beyond).toBe(1);
  });

  test('is refused when its hash fits, but an event has no kind', async () => {
    const run = recorded();
    const [chunk] = run.chunks;
    if (chunk === undefined) throw new Error('nothing was recorded');
    const words = chunk.words.slice();
    words[0] = ((words[0] ?? 0) & ~127) | KIND.unknown;
    const altered = { ...run, chunks: [{ words, count: chunk.count }, ...run.chunks.slice(1)] };
    const result = await decodeRecording(await encodeRecording(altered, CODER), CODER);
    if (result.ok) throw new Error('it was taken');
    expect(describeRecordingProblem(result.problem)).toMatch(/^it is damaged: \d+ is not a kind of event/);
  });
});
