import { describe, expect, test } from 'vitest';
import { CATALOGUE, type Scenario, scenarioSchema } from '../../../engine/index.ts';
import { readReport } from '../report/read-report.ts';
import { LineSplitter } from './line-splitter.ts';
import { splTraceOf } from './spl-trace.fixture.ts';
import { SPL_TRACE, SPL_TRACE_HEAD } from './spl-trace.ts';

function read(text: string): ReturnType<typeof SPL_TRACE.open> {
  const reader = SPL_TRACE.open();
  const splitter = new LineSplitter((line) => void reader.take(line));
  splitter.add(text);
  splitter.end();
  return reader;
}

/** How many calls of each letter there are on each CPU and cache of a trace. */
function calls(text: string): Readonly<Record<string, number>> {
  const names = new Map<string, string>();
  const counts: Record<string, number> = {};
  for (const line of text.split('\n')) {
    const [letter = '', first = '', cpu = '', , cache = ''] = line.split(' ');
    if (letter === 'c') names.set(first, line.split(' ').at(-1) ?? '');
    if (letter !== 'a' && letter !== 'f') continue;
    const key = `${letter} on CPU ${cpu} of ${names.get(cache)}`;
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}

describe('a trace of a simulated machine', () => {
  test.each([
    ['magazine-stranding', 60],
    ['cross-cpu-free', 4],
    ['pinned-slabs', 60],
  ] as const)('%s: is replayed with the same calls', (name, ms) => {
    const scenario: Scenario | undefined = CATALOGUE[name];
    if (scenario === undefined) throw new Error(`${name} is not in the catalogue`);
    const { text } = splTraceOf(scenario, ms);
    const reader = read(text);
    const summary = reader.end();
    expect(summary).toMatchObject({ freesWithoutAlloc: 0, missedFrees: 0, unknownLines: 0 });
    expect(summary.events).toBeGreaterThan(100);
    const { scenario: replayed, leftOut } = reader.replay('again');
    expect(leftOut).toBe(0);
    expect(scenarioSchema.safeParse(replayed).success).toBe(true);
    const again = splTraceOf(replayed, replayed.end + 20);
    expect(again.run.refusals).toEqual([]);
    expect(calls(again.text)).toEqual(calls(text));
  });
});

const LINES = [
  SPL_TRACE_HEAD,
  'c ffff9000 1024 8 8 16384 20 zio_buf_1024',
  'a 1000 0 7 ffff9000 ffffa0000040',
  // Printed late: each CPU has a buffer of its own.
  'f 3000 1 8 ffff9000 ffffa0000080',
  'a 2000 0 7 ffff9000 ffffa0000080',
  'a 4000 1 8 ffff9000 0',
  'g 4100 1 8 ffff9000 -12',
  'r 4200 1 8 ffff9000',
  'Lost 12 events',
];

describe('lines of the format', () => {
  test('are brought in order, and counted', () => {
    const reader = read(LINES.join('\n'));
    expect(reader.end()).toMatchObject({
      form: 'bpftrace',
      events: 3,
      cpus: [0, 1],
      lostEvents: 12,
      freesWithoutAlloc: 0,
      failedAllocs: 1,
      otherEvents: 2,
    });
    const { scenario } = reader.replay('again');
    expect(scenario.caches).toMatchObject([{ name: 'zio_buf_1024', size: 1024, align: 8, flags: ['KMEM'] }]);
    expect(scenario.callers.map(({ pattern }) => pattern)).toEqual([
      { kind: 'replay', calls: ['0+1 1000+2', '2000-2'] },
    ]);
  });

  test('are found in a report', () => {
    const { parts } = readReport(`Recorded with the kit:\n\n${LINES.join('\n')}\n`);
    expect(parts).toMatchObject([
      { kind: 'spl-trace', rows: [{ name: 'zio_buf_1024', allocs: 2, frees: 1, live: 1 }] },
    ]);
  });
});
