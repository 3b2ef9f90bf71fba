import { expect, test } from 'vitest';
import { cacheSpec, callerSpec, EventLog, Run, scenario } from '../../../engine/index.ts';
import { Recording } from '../recording.ts';
import { metricsCsv } from './metrics-csv.ts';

test('writes the numbers over time as rows, with one column per number', () => {
  const log = new EventLog();
  const run = new Run(
    scenario({
      title: 'leak',
      about: '',
      end: 20,
      caches: [cacheSpec({ id: 'c1', name: 'a', size: 1024 })],
      callers: [callerSpec({ name: 'leaks', cache: 'c1', pattern: { kind: 'leak', rate: 1000 } })],
    }),
    log,
  );
  run.advance(20e6, Number.POSITIVE_INFINITY);
  const recording = new Recording();
  recording.append(log.take(), log.strings);
  const rows = metricsCsv(recording, () => '=a, b')
    .trimEnd()
    .split('\n');
  expect(rows[0]).toBe(
    `ms,event,free_pages,pressure_pages,"'=a, b slabs","'=a, b used","'=a, b parked","'=a, b emergency"`,
  );
  const last = rows.at(-1)?.split(',').map(Number) ?? [];
  expect(last).toHaveLength(8);
  expect(last[0]).toBeGreaterThan(18);
  expect(last[5]).toBe(19);
});
