import { describe, expect, test } from 'vitest';
import { MOST_FOUND_OBJECTS } from '../../../engine/index.ts';
import { type ListingChoices, startFromListing } from '../../formats/listing-machine/caches.ts';
import { scenarioOf } from '../../formats/listing-machine/scenario-of.ts';
import type { ProcSlabRow, SplSlabRow } from '../../formats/proc-slab/rows.ts';
import { createLocalHost } from '../../host/local-host.ts';
import { free } from '../act/commands.ts';
import { App } from '../app.ts';
import { startScenario } from './sources.ts';

const CHOICES: ListingChoices = { cpus: 4, seed: 1, layout: 'as posted' };

function linuxRow(objAlloc: number): ProcSlabRow {
  return { kind: 'linux', lineNumber: 3, name: 'zfs_znode', flags: 0x4000, objSize: 1000, objAlloc };
}

/** A row of slabs of eight objects that are all free. */
function slabRow(name: string, slabTotal: number): SplSlabRow {
  const objTotal = 8 * slabTotal;
  return {
    kind: 'spl',
    lineNumber: 3,
    name,
    flags: 0x40,
    slabSize: 135_168,
    objSize: 16_384,
    slabTotal,
    slabAlloc: 0,
    slabMax: 0,
    objTotal,
    objAlloc: 0,
    objMax: 0,
    objDeadlock: 0,
    objEmergency: 0,
    objEmergencyMax: 0,
  };
}

function startOf(...rows: ProcSlabRow[]): ReturnType<typeof startFromListing> {
  return startFromListing({ rows, problems: [], format: null }, CHOICES);
}

describe('a listing with more than can be placed', () => {
  test('counts 40 million objects of the Linux slab, and can free them', async () => {
    const { restore, notes } = startOf(linuxRow(40_000_000));
    expect(notes).toEqual([]);
    const app = new App(createLocalHost);
    await startScenario(app, scenarioOf('large', '', restore, CHOICES));
    const { length, view } = app.session.getState();
    expect(length).toBeLessThan(1000);
    expect(view.caches[0]?.linuxLive).toBe(40_000_000);
    await free(app, 0, 2);
    expect(app.session.getState().view.caches[0]?.linuxLive).toBe(39_999_998);
    expect(app.session.getState().notice).toBeNull();
  });

  test('more objects of the Linux slab than can be counted are left out, with a note', () => {
    const { restore, notes } = startOf(linuxRow(Number.MAX_SAFE_INTEGER));
    expect(restore).toEqual([]);
    expect(notes).toMatchObject([{ name: 'zfs_znode', note: { kind: 'too large' } }]);
  });

  test('the limit is for all caches together', () => {
    const slabs = MOST_FOUND_OBJECTS / 16;
    const { restore, notes } = startOf(slabRow('a', slabs), slabRow('b', slabs), slabRow('c', 1));
    expect(restore.map(({ name }) => name)).toEqual(['a', 'b']);
    expect(notes).toEqual([{ name: 'c', note: { kind: 'too large', slabs: 1, objects: 8 } }]);
  });

  test('a machine that does not fit its memory fails to start', async () => {
    const { restore } = startOf(slabRow('a', 1000));
    const app = new App(createLocalHost);
    const large = scenarioOf('large', '', restore, CHOICES);
    await app.machine.start({
      source: { kind: 'unsaved' },
      title: '',
      caption: '',
      scenario: { ...large, memory: { mib: 1, reserved: 0 } },
      older: null,
    });
    expect(app.session.getState().notice).toMatchObject({
      kind: 'start failed',
      reason: expect.stringMatching(/^this machine needs \d+ MiB .* or unlimited memory$/),
    });
  });
});
