import { describe, expect, test } from 'vitest';
import { defaultTunables, Engine, EventLog, formatProcSlab } from '../../../engine/index.ts';
import { type ListingChoices, startFromListing } from '../../formats/listing-machine/caches.ts';
import { parseProcSlab } from '../../formats/proc-slab/parse.ts';
import { REAL_LISTINGS } from '../../formats/real-machines/index-of-machines.ts';
import { asParsed } from '../../formats/real-machines/real-listing.ts';
import { procSlabOf } from '../../model/export/proc-slab.ts';
import { Recording } from '../../model/recording.ts';
import { View } from '../../model/view.ts';

const CHOICES: ListingChoices = { cpus: 4, seed: 4925, layout: 'as posted' };

/** The view of a machine that starts from these caches. */
function viewOf(restore: ReturnType<typeof startFromListing>['restore'], cpus: number): View {
  const log = new EventLog();
  const engine = new Engine({ machine: { cpus, hz: 250 }, tunables: defaultTunables(), restore }, log);
  expect(engine.unrestored).toEqual([]);
  const recording = new Recording();
  recording.append(log.take(), log.strings);
  const view = new View();
  recording.seek(view, recording.length);
  return view;
}

describe('a machine that starts from a listing', () => {
  const small = REAL_LISTINGS.filter(({ rows }) => rows.every((row) => row.length === 4 || row[7] < 50_000));

  test.each(small.map((listing) => [listing.source, listing] as const))(
    'has the figures of %s',
    (_, listing) => {
      const parsed = asParsed(listing);
      const { restore } = startFromListing(parsed, CHOICES);
      const view = viewOf(restore, CHOICES.cpus);
      for (const [index, row] of parsed.rows.entries()) {
        const cache = view.caches[index];
        if (row.kind === 'linux') {
          expect(cache?.linuxLive).toBe(row.objAlloc);
          continue;
        }
        const { name, slabSize, slabTotal, slabAlloc, objTotal, objAlloc, objDeadlock, objEmergency } = row;
        const shown = { name, slabSize, slabTotal, slabAlloc, objTotal, objAlloc, objDeadlock, objEmergency };
        expect(cache).toMatchObject(shown);
      }
    },
  );

  test('prints the listing byte for byte', () => {
    const [first] = REAL_LISTINGS;
    if (first === undefined) throw new Error('there is no listing');
    const parsed = asParsed(first);
    const view = viewOf(startFromListing(parsed, CHOICES).restore, CHOICES.cpus);
    const posted = parsed.rows.flatMap((row) => (row.kind === 'spl' ? [row] : []));
    expect(procSlabOf(view)).toBe(formatProcSlab(posted));
  });

  test('can lay out the caches of an old machine as 0.6.5.9 would', () => {
    const old = REAL_LISTINGS.find(({ source }) => source === 'openzfs/zfs#732');
    if (old === undefined) throw new Error('openzfs/zfs#732 is missing');
    const start = startFromListing(asParsed(old), { ...CHOICES, layout: 'as 0.6.5.9' });
    expect(start.hasOlderLayout).toBe(true);
    const posted = asParsed(old).rows.find((row) => row.name === 'zio_data_buf_90112');
    const cache = start.restore.find(({ name }) => name === 'zio_data_buf_90112');
    expect(posted).toMatchObject({ slabSize: 2_097_152 });
    expect(cache?.geometry).toEqual({ objs: 8, size: 8 * (90_112 + 4096) + 4096 });
  });

  test('shows emergency objects that the listing counts', () => {
    const line = 'zio_buf_20480 0x00042 200704 20480 200704 20480 1 1 1 8 1 8 3 2 5';
    const view = viewOf(startFromListing(parseProcSlab(line), CHOICES).restore, CHOICES.cpus);
    expect(view.caches[0]).toMatchObject({ objEmergency: 2, objEmergencyMax: 5, objDeadlock: 3 });
  });
});
