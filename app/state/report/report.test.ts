import { describe, expect, test, vi } from 'vitest';
import { listingOfPart } from '../../formats/report/listing-of-part.ts';
import { readReport } from '../../formats/report/read-report.ts';
import { createLocalHost } from '../../host/local-host.ts';
import { diagnose } from '../../model/diagnose/diagnose.ts';
import { whatIf } from '../../model/diagnose/what-if.ts';
import { App } from '../app.ts';
import { largeCaches, without } from './large-caches.ts';
import { openAnyText } from './open-report.ts';
import { choose } from './report-store.ts';
import { compareWhatIf, placingFor, runListing } from './run-report.ts';

const ROW = 'zio_buf_20480 0x00042 2007040 983040 200704 20480 10 10 12 80 48 90 0 0 0';
const LARGE =
  'sio_cache_0 0x00080 1647101760 1217423040 1472 136 1118955 1118955 1118955 8951640 8951640 8951640 0 0 0';

function listingOf(text: string): NonNullable<ReturnType<typeof listingOfPart>> {
  const [part] = readReport(text).parts;
  const listing = part === undefined ? null : listingOfPart(part);
  if (listing === null) throw new Error('the text has no listing with slabs');
  return listing;
}

describe('opening a text', () => {
  test('keeps earlier choices, except the listing', async () => {
    const app = new App(createLocalHost);
    choose(app, { cpus: 16, listing: 1 });
    expect(await openAnyText(app, ROW)).toEqual({ kind: 'shown' });
    const { opened, choices } = app.report.getState();
    expect([opened?.text, choices.cpus, choices.listing]).toEqual([ROW, 16, null]);
  });

  test('that holds nothing keeps the last report, and says why in one sentence', async () => {
    const app = new App(createLocalHost);
    await openAnyText(app, ROW);
    expect(await openAnyText(app, 'good morning')).toMatchObject({
      kind: 'refused',
      reasons: [expect.any(String)],
    });
    const { opened, refusal, draft } = app.report.getState();
    expect([opened?.text, draft]).toEqual([ROW, 'good morning']);
    expect(refusal).toContain('cat /proc/spl/kmem/slab');
  });

  test('that is a scenario starts it', async () => {
    const app = new App(createLocalHost);
    const scenario = { format: 'slabscope scenario', version: 1, title: 'Mine', about: '', end: 0 };
    expect(await openAnyText(app, JSON.stringify(scenario))).toEqual({ kind: 'shown' });
    expect(app.session.getState().origin?.title).toBe('Mine');
  });
});

describe('running a report', () => {
  test('starts a machine with the figures of its listing', async () => {
    const app = new App(createLocalHost);
    expect(await runListing(app, 'Mine', '', listingOf(ROW), placingFor(4))).toBe(true);
    const [cache] = app.session.getState().view.caches;
    expect(cache).toMatchObject({ slabTotal: 10, objAlloc: 48, slabSize: 200_704 });
  });

  test('leaves out the caches with very many slabs unless asked, never those of the Linux slab', () => {
    const linux = 'dnode_t 0x00080 - 30000000000 - 1000 - - - - 30000000 - - - -';
    const listing = listingOf(`${ROW}\n${LARGE}\n${linux}`);
    const large = largeCaches(listing);
    expect(large.map(({ name }) => name)).toEqual(['sio_cache_0']);
    expect(without(listing, large).rows.map(({ name }) => name)).toEqual(['zio_buf_20480', 'dnode_t']);
  });

  test('compares the layout that was listed with that of another value', async () => {
    const app = new App(createLocalHost);
    const diagnosis = diagnose(readReport(ROW).parts);
    const listing = diagnosis?.listings[0];
    if (diagnosis == null || listing === undefined) throw new Error('the text lists no caches');
    const result = whatIf(listing, diagnosis, { name: 'spl_kmem_cache_obj_per_slab', value: 4 });
    await compareWhatIf(app, listingOf(ROW), result, ['as listed', 'with 4'], 2);
    const { variants } = app.comparison.store.getState();
    expect(variants.map(({ label }) => label)).toEqual(['as listed', 'with 4']);
    const found = variants.map(({ scenario }) => scenario.found[0]?.geometry);
    expect(found).toEqual([
      { objs: 8, size: 200_704 },
      { objs: 4, size: 4 * 24_576 + 4096 },
    ]);
    expect(variants.map(({ stop }) => stop)).toEqual([{ kind: 'end' }, { kind: 'end' }]);
  });

  test('leaves a large cache out of both machines, but keeps one that only the other layout makes large', async () => {
    const grown =
      'zio_data_buf_20480 0x00042 4014080000 1843200000 200704 20480 20000 20000 20000 160000 90000 160000 0 0 0';
    const compared = async (text: string, value: number): Promise<readonly string[][]> => {
      const app = new App(createLocalHost);
      const diagnosis = diagnose(readReport(text).parts);
      const listing = diagnosis?.listings[0];
      if (diagnosis == null || listing === undefined) throw new Error('the text lists no caches');
      const result = whatIf(listing, diagnosis, { name: 'spl_kmem_cache_obj_per_slab', value });
      const done = compareWhatIf(app, listingOf(text), result, ['as listed', 'changed'], 2);
      await vi.waitFor(() => expect(app.comparison.store.getState().variants).toHaveLength(2));
      const { variants, leftOut } = app.comparison.store.getState();
      app.comparison.end();
      await done;
      return [...variants.map(({ scenario }) => scenario.found.map(({ name }) => name)), [...leftOut]];
    };
    expect(await compared(`${ROW}\n${LARGE}`, 4)).toEqual([
      ['zio_buf_20480'],
      ['zio_buf_20480'],
      ['sio_cache_0'],
    ]);
    expect(await compared(`${ROW}\n${grown}`, 1)).toEqual([
      ['zio_buf_20480', 'zio_data_buf_20480'],
      ['zio_buf_20480', 'zio_data_buf_20480'],
      [],
    ]);
  });
});
