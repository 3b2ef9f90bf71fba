import { describe, expect, test } from 'vitest';
import {
  CATALOGUE,
  EVENT_KINDS,
  EVENT_WORDS,
  type EventChunk,
  EventLog,
  kindOf,
  Run,
} from '../../engine/index.ts';
import { MAX_REPORT, MAX_SCENARIO } from '../formats/limits.ts';
import { encodeRecording, type RecordedRun } from '../formats/recording-file/recording-file.ts';
import { Recording } from '../model/recording.ts';
import { View } from '../model/view.ts';
import { browserCoder } from './browser-coder.ts';
import { type Content, type OpenedRecording, read } from './read.ts';

function recorded(): RecordedRun {
  const scenario = CATALOGUE['slab-reclaim'];
  if (scenario === undefined) throw new Error('the catalogue has lost a scenario');
  const log = new EventLog();
  const run = new Run(scenario, log);
  run.advance(Number.POSITIVE_INFINITY, 4_000);
  return { scenario, journal: run.journal, strings: log.strings, chunks: log.take() };
}

async function open(run: RecordedRun): Promise<Content> {
  const bytes = await encodeRecording(run, browserCoder);
  return read({ kind: 'file', file: new File([Uint8Array.from(bytes)], 'run.slabrec') });
}

/** The same run with one event altered: its hash is that of the altered events. */
function altered(run: RecordedRun, at: number, payload: number): RecordedRun {
  const [chunk] = run.chunks;
  if (chunk === undefined) throw new Error('nothing was recorded');
  const words = chunk.words.slice();
  words[at * EVENT_WORDS + 2] = payload;
  const first: EventChunk = { words, count: chunk.count };
  return { ...run, chunks: [first, ...run.chunks.slice(1)] };
}

function openedOf(content: Content): OpenedRecording {
  if (content.kind !== 'recording') throw new Error(content.kind);
  return content.opened;
}

/** Shows an opened recording from end to end, as the page does. */
function walk({ run, growth }: OpenedRecording): View {
  const recording = new Recording();
  recording.append(run.chunks, run.strings, growth);
  const view = new View();
  recording.seek(view, recording.length);
  recording.seek(view, 0);
  recording.seek(view, recording.length);
  return view;
}

describe('a recording', () => {
  test('is read with its overview, and is consistent from end to end', async () => {
    const opened = openedOf(await open(recorded()));
    expect(opened.damage).toBeNull();
    expect(walk(opened).damage).toBeNull();
  });

  test.each([-1, 7, 5000, 0x7fff_ffff, -0x8000_0000])(
    'with an altered event and a matching hash is reported as damaged there, and can be walked: payload %d',
    async (payload) => {
      const run = recorded();
      const [chunk] = run.chunks;
      // One event of every kind that a run has: the last of it.
      const last = new Map<number, number>();
      for (let i = 0; i < (chunk?.count ?? 0); i++) last.set(kindOf(chunk?.words[i * EVENT_WORDS] ?? 0), i);
      for (const [kind, at] of last) {
        const opened = openedOf(await open(altered(run, at, payload)));
        const view = walk(opened);
        expect(view.damage, EVENT_KINDS[kind]).toEqual(opened.damage);
        if (opened.damage !== null) expect(opened.damage.moment).toBeGreaterThanOrEqual(at);
      }
    },
  );
});

describe('a text', () => {
  const file = (text: string, name = 'it.txt'): Promise<Content> =>
    read({ kind: 'file', file: new File([text], name) });

  test.each([
    ['a report', 'x'.repeat(MAX_REPORT + 1), 'it.txt is larger than 64 MiB'],
    ['a scenario', `{${' '.repeat(MAX_SCENARIO)}`, 'it.txt is larger than 32 MiB'],
  ])('that is longer than %s can be is refused by its size, before it is read', async (_, text, reason) => {
    const content = await file(text);
    expect(content).toMatchObject({ kind: 'refused', reasons: [expect.stringContaining(reason)] });
  });

  test('may be a file in UTF-16, as written by a Windows shell', async () => {
    const row = 'zio_buf_20480 0x00042 2007040 983040 200704 20480 10 10 12 80 48 90 0 0 0';
    const words = Uint16Array.from(`\ufeff${row}\r\n`, (character) => character.charCodeAt(0));
    const content = await read({ kind: 'file', file: new File([words], 'slab.txt') });
    expect(content).toMatchObject({ kind: 'report', text: `${row}\r\n`, report: { problems: [] } });
    expect(content.kind === 'report' && content.report.parts[0]?.rows).toMatchObject([{ objSize: 20_480 }]);
  });

  test('is a scenario or a report by its first letter', async () => {
    expect(await file(JSON.stringify(CATALOGUE['slab-lock']))).toMatchObject({ kind: 'scenario' });
    expect(await read({ kind: 'text', text: '{' })).toMatchObject({ kind: 'refused' });
    expect(await read({ kind: 'text', text: 'hello' })).toMatchObject({
      kind: 'report',
      report: { parts: [], problems: [{ kind: 'nothing usable' }] },
    });
  });
});

describe('a trace of the kernel', () => {
  const lines = Array.from({ length: 3000 }, (_, i) => {
    const [call, more] =
      i % 2 === 0
        ? ['kmem_cache_alloc', ' bytes_req=200 bytes_alloc=256 gfp_flags=GFP_KERNEL']
        : ['kmem_cache_free', ''];
    return `     cat-1234  [00${i % 4}] ....  ${(100 + i / 1000).toFixed(6)}: ${call}: call_site=ffffffff811 ptr=ffff8800${(i >> 1).toString(16).padStart(8, '0')}${more}`;
  });
  const text = `# tracer: nop\n#\n${lines.join('\n')}\n`;

  test.each(['file', 'text'] as const)(
    'is read from a %s with progress, and becomes a machine that replays it',
    async (kind) => {
      const shares: number[] = [];
      const ask = kind === 'file' ? { kind, file: new File([text], 'trace.txt') } : { kind, text };
      const content = await read(ask, (share) => shares.push(share));
      if (content.kind !== 'trace') throw new Error(content.kind);
      expect(content.report.parts[0]?.trace).toMatchObject({ events: 3000, freesWithoutAlloc: 0 });
      expect(content.replay.leftOut).toBe(0);
      expect(content.replay.scenario.callers.length).toBeGreaterThan(0);
      expect(shares.at(-1)).toBe(1);
    },
  );
});
