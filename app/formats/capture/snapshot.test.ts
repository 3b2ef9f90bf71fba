import { describe, expect, test } from 'vitest';
import { CATALOGUE, EventLog, NS_PER_MS, Run, type Scenario, scenarioSchema } from '../../../engine/index.ts';
import { readReport } from '../report/read-report.ts';
import { snapshotOf } from './snapshot.fixture.ts';
import { readSnapshot, type Snapshot } from './snapshot.ts';
import { snapshotIn } from './snapshot-file.ts';
import { snapshotMachine } from './snapshot-machine.ts';

function runOf(scenario: Scenario, ms: number): Run {
  const log = new EventLog();
  log.silentUntil = Number.POSITIVE_INFINITY;
  const run = new Run(scenario, log);
  run.advance(ms * NS_PER_MS, Number.POSITIVE_INFINITY);
  return run;
}

/** Takes a snapshot of a scenario at a time, through its text. */
function taken(scenario: Scenario, ms: number): Snapshot {
  const text = JSON.stringify(snapshotOf(runOf(scenario, ms).engine, scenario));
  const reading = readSnapshot(JSON.parse(text));
  if (reading?.ok !== true) throw new Error(reading?.reason ?? 'not a snapshot');
  return reading.snapshot;
}

const SCENARIOS = Object.entries(CATALOGUE).filter(([, { end }]) => end > 0);

describe('a snapshot of a simulated machine', () => {
  test.each(SCENARIOS)(
    '%s: the machine made of it has the same lists, free lists, magazines and counters',
    (_, scenario) => {
      for (const share of [0.3, 0.7]) {
        const before = taken(scenario, share * Math.min(scenario.end, 500));
        const { scenario: made, notes } = snapshotMachine(before);
        expect(notes).toEqual([]);
        expect(scenarioSchema.safeParse(made).success).toBe(true);
        const run = runOf(made, 0);
        expect(run.engine.unrestored).toEqual([]);
        expect(snapshotOf(run.engine, made).caches).toEqual(
          before.caches.map((cache) => expect.objectContaining(placesIn(cache))),
        );
      }
    },
  );
});

/** What a machine has to have in common with the one of the snapshot: its state bits belong to threads. */
function placesIn({ flags: _, ...cache }: Snapshot['caches'][number]): object {
  return cache;
}

const CACHE: Snapshot['caches'][number] = {
  name: 'zio_buf',
  flags: 0x82,
  objSize: 1024,
  objAlign: 8,
  slabObjs: 4,
  slabSize: 8192,
  slabMax: 9,
  objMax: 30,
  deadlock: 0,
  emergency: 0,
  emergencyMax: 0,
  partial: [[2, [3, 1]]],
  complete: 1,
  magazines: [
    [
      0,
      [
        [0, 0],
        [1, 2],
      ],
    ],
  ],
};
const SNAPSHOT: Snapshot = {
  format: 'slabscope snapshot',
  version: 1,
  taken: 'today',
  kernel: '5.15.0',
  release: '2.2.4',
  pageSize: 4096,
  cpus: 2,
  hz: 1000,
  tunables: { spl_kmem_cache_slab_limit: 0, spl_kmem_cache_obj_per_slab: 8 },
  caches: [CACHE],
};

describe('a snapshot that changed while it was taken', () => {
  test('is repaired: free lists hold, and places that contradict are left out', () => {
    const torn = {
      ...CACHE,
      partial: [[3, [3, 1, 1, 9]]] as const,
      magazines: [
        [
          0,
          [
            [0, 0],
            [0, 1],
            [7, 0],
          ],
        ],
        [5, [[1, 1]]],
      ] as Snapshot['caches'][number]['magazines'],
    };
    const { scenario, notes } = snapshotMachine({ ...SNAPSHOT, caches: [torn] });
    expect(scenario.found).toMatchObject([
      { out: [2, 4], magazines: [[0], []], exact: { free: [[3, 1], []], objects: [[0], []] } },
    ]);
    expect(notes).toHaveLength(3);
    expect(runOf(scenario, 0).engine.unrestored).toEqual([]);
  });

  test('a cache of the Linux slab without a count, and one that cannot be laid out, are noted', () => {
    const linux = { ...CACHE, name: 'linux', linux: { objects: null } };
    const huge = {
      ...CACHE,
      name: 'huge',
      objSize: 64 << 20,
      slabSize: 70 << 20,
      slabObjs: 1,
      partial: [],
      complete: 0,
      magazines: [],
    };
    const { notes } = snapshotMachine({ ...SNAPSHOT, caches: [linux, huge] });
    expect(notes.map(({ name }) => name)).toEqual(['linux', 'huge']);
  });
});

describe('a file with a snapshot', () => {
  test('becomes a machine, whose description has what differs', () => {
    const linux = { ...CACHE, name: 'linux', linux: { objects: null } };
    const file = snapshotIn(JSON.stringify({ ...SNAPSHOT, caches: [CACHE, linux] }));
    expect(file).toMatchObject({ ok: true, scenario: { found: [{ name: 'zio_buf' }, { name: 'linux' }] } });
    expect(file?.ok === true ? file.scenario.about : '').toContain(
      'linux: the kernel does not count its objects',
    );
  });

  test('that is cut, or of another version, is refused; other JSON is left to others', () => {
    const text = JSON.stringify(SNAPSHOT);
    expect(snapshotIn(text.slice(0, -9))).toMatchObject({ ok: false });
    expect(snapshotIn(text.replace('"version":1', '"version":2'))).toMatchObject({ ok: false });
    expect(snapshotIn('{"format":"slabscope scenario"}')).toBeNull();
  });
});

describe('a snapshot in a report', () => {
  test('is recognised, with rows of its caches', () => {
    const { parts, problems } = readReport(`${JSON.stringify(SNAPSHOT)}\n`);
    expect(problems).toEqual([]);
    expect(parts).toMatchObject([
      {
        kind: 'snapshot',
        era: '2.2.4',
        rows: [
          {
            name: 'zio_buf',
            slabs: { total: 2, alloc: 2, max: 9 },
            objects: { total: 8, alloc: 6, max: 30 },
          },
        ],
      },
    ]);
  });

  test('of another version is one sentence', () => {
    const { parts, problems } = readReport(JSON.stringify({ ...SNAPSHOT, version: 2 }));
    expect([parts, problems.length, problems[0]?.kind]).toEqual([[], 1, 'bad snapshot']);
  });
});
