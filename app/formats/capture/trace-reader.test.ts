import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { EventLog, NS_PER_MS, Run, scenarioSchema } from '../../../engine/index.ts';
import { readReport } from '../report/read-report.ts';
import { LineSplitter } from './line-splitter.ts';
import { KERNEL_TRACE } from './trace-reader.ts';

function event(cpu: number, at: number, call: string, fields: string): string {
  return ` a-1 [00${cpu}] .... ${(10 + at / 1e6).toFixed(6)}: ${call}: call_site=f+0x1/0x2 ${fields}`;
}

const TRACE = [
  '# tracer: nop',
  event(0, 0, 'kmalloc', 'ptr=0xffff888000001000 bytes_req=29 bytes_alloc=32 gfp_flags=GFP_KERNEL'),
  event(1, 5, 'kmem_cache_alloc', 'ptr=0xffff888000002000 bytes_req=4096 bytes_alloc=4096 gfp_flags=0'),
  event(1, 9, 'kfree', 'ptr=0xffff888000001000'),
  event(0, 11, 'kfree', 'ptr=0xffff888000009000'),
  event(0, 12, 'kfree', 'ptr=(null)'),
  event(1, 20, 'kmem_cache_alloc', 'ptr=0xffff888000002000 bytes_req=4096 bytes_alloc=4096 gfp_flags=0'),
  event(1, 30, 'kmem_cache_free', 'ptr=0xffff888000002000 name=names_cache'),
  'CPU:1 [LOST 7 EVENTS]',
];

function read(text: string): ReturnType<typeof KERNEL_TRACE.open> {
  const reader = KERNEL_TRACE.open();
  const splitter = new LineSplitter((line) => void reader.take(line));
  splitter.add(text);
  splitter.end();
  return reader;
}

describe('a trace of the kernel', () => {
  test('is found in a report, with what it lacks', () => {
    const { parts, problems } = readReport(`It happens here:\n\`\`\`\n${TRACE.join('\n')}\n\`\`\`\n`);
    expect(parts).toMatchObject([
      {
        kind: 'ktrace',
        lines: [3, 11],
        rows: [
          { name: 'names_cache', objSize: 4096, allocs: 2, frees: 2, live: 0, peak: 1 },
          { name: 'kmalloc-32', objSize: 32, allocs: 1, frees: 1, live: 0 },
        ],
        trace: {
          form: 'ftrace',
          events: 5,
          cpus: [0, 1],
          lostEvents: 7,
          freesWithoutAlloc: 1,
          missedFrees: 1,
          nullFrees: 1,
        },
      },
    ]);
    expect(problems).toMatchObject([{ kind: 'lost events' }]);
  });

  test('is read as a whole when it is large, and lines that are not of it are counted', () => {
    const text = `${TRACE.join('\n')}\n`.repeat(3500);
    expect(text.length).toBeGreaterThan(2 * 1024 * 1024);
    const { parts, problems, ignoredLines } = readReport(`${text}the end\n`);
    expect(parts).toMatchObject([{ kind: 'ktrace', lines: [2, 9 * 3500], trace: { unknownLines: 1 } }]);
    expect(problems.map(({ kind }) => kind)).toEqual(['lost events', 'unknown lines']);
    expect(ignoredLines).toBe(1);
  });

  test('becomes a machine that makes the same calls', () => {
    const reader = read(TRACE.join('\n'));
    reader.end();
    const { scenario, leftOut } = reader.replay('a trace');
    expect(leftOut).toBe(0);
    expect(scenarioSchema.safeParse(scenario).success).toBe(true);
    expect(scenario.caches.map(({ name, size, flags }) => [name, size, flags])).toEqual([
      ['kmalloc-32', 32, ['KMEM']],
      ['names_cache', 4096, ['VMEM']],
    ]);
    expect(scenario.callers.map(({ pattern }) => pattern)).toEqual([
      { kind: 'replay', calls: ['0+1', '9000-1'] },
      // An address that is handed out again was freed before.
      { kind: 'replay', calls: ['', '5000+2 15000-2 0+3 10000-3'] },
    ]);
  });

  test('does not depend on where its text is cut into pieces', () => {
    const text = TRACE.join('\r\n');
    const whole = read(text).end();
    for (let size = 1; size < 200; size += 13) {
      const reader = KERNEL_TRACE.open();
      const splitter = new LineSplitter((line) => void reader.take(line));
      for (let from = 0; from < text.length; from += size) splitter.add(text.slice(from, from + size));
      splitter.end();
      expect(reader.end()).toEqual(whole);
    }
  });
});

/** Real traces, with the figures of their index: `live` are the objects in use at the end. */
const REAL = [
  { file: 'kmem-probe-slub-i386-boot.ftrace.txt', events: 11_540, live: 6031, unknownFrees: 11, again: 0 },
  {
    file: 'tracecompass-bug446190-arm-3.10.ftrace.txt',
    events: 9300,
    live: 368,
    unknownFrees: 449,
    again: 0,
  },
  {
    file: 'tracecompass-bug446190-arm-3.10.lttng.txt.gz',
    events: 9300,
    live: 368,
    unknownFrees: 449,
    again: 0,
  },
  {
    file: 'tracecompass-uneven-streams-x86_64-4.11-cpu2.ftrace.txt',
    events: 17_947,
    live: 1090,
    unknownFrees: 1396,
    again: 618,
  },
];
const FOLDER = new URL('../../../../shared/data/ktrace/', import.meta.url);

describe.skipIf(!existsSync(FOLDER))('a real trace', () => {
  test.each(REAL)('$file is replayed call by call', ({ file, events, live, unknownFrees, again }) => {
    const bytes = readFileSync(new URL(file, FOLDER));
    const reader = read((file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString());
    const summary = reader.end();
    expect(summary.events + summary.nullFrees + summary.freesWithoutAlloc).toBe(events);
    expect(summary).toMatchObject({ freesWithoutAlloc: unknownFrees, missedFrees: again, unknownLines: 0 });
    const { scenario } = reader.replay(file);
    const log = new EventLog();
    log.silentUntil = Number.POSITIVE_INFINITY;
    const run = new Run(scenario, log);
    run.advance(scenario.end * NS_PER_MS, Number.POSITIVE_INFINITY);
    const callers = [...run.engine.callers.values()].flat();
    expect(callers.reduce((sum, { calls }) => sum + calls, 0)).toBe(summary.events + summary.missedFrees);
    const held = [...run.engine.owners.caches.values()].map((cache) => cache?.objects.size ?? 0);
    expect(held.reduce((sum, objects) => sum + objects, 0)).toBe(live);
  });
});
