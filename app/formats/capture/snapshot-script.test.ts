import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { CATALOGUE, EventLog, NS_PER_MS, Run } from '../../../engine/index.ts';
import { snapshotOf } from './snapshot.fixture.ts';
import { readSnapshot } from './snapshot.ts';

const hasPython = spawnSync('python3', ['-c', 'pass']).status === 0;
const folder = mkdtempSync(join(tmpdir(), 'slabscope-'));
afterAll(() => rmSync(folder, { recursive: true }));

const MOCK = join(import.meta.dirname, 'mock-drgn.py');
const SCRIPT = join(import.meta.dirname, '../../../public/capture/slabscope-snapshot.py');

describe.skipIf(!hasPython)('the script of the capture kit', () => {
  test.each(['write-burst', 'pinned-slabs', 'slab-small', 'magazine-stranding'])(
    'reads structures in the shape of the kernel’s: %s',
    (name) => {
      const scenario = CATALOGUE[name];
      if (scenario === undefined) throw new Error(`${name} is not in the catalogue`);
      const run = new Run(scenario, new EventLog());
      run.advance(0.6 * Math.min(scenario.end, 200) * NS_PER_MS, Number.POSITIVE_INFINITY);
      const snapshot = snapshotOf(run.engine, scenario);
      const file = join(folder, `${name}.json`);
      writeFileSync(file, JSON.stringify(snapshot));
      const { stdout, stderr } = spawnSync('python3', [MOCK, SCRIPT, file], { encoding: 'utf8' });
      expect(stderr).toBe('');
      const json: unknown = JSON.parse(stdout);
      expect(readSnapshot(json)?.ok).toBe(true);
      // A cache of the Linux slab without objects looks like one that is not counted.
      const caches = snapshot.caches.map((cache) =>
        cache.linux?.objects === 0 ? { ...cache, linux: { objects: null } } : cache,
      );
      expect(json).toEqual({ ...snapshot, caches, taken: expect.any(String) });
    },
  );
});
