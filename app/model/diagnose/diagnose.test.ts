import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readReport } from '../../formats/report/read-report.ts';
import type { CacheDiagnosis } from './cache-diagnosis.ts';
import type { Cause } from './causes.ts';
import { DEFAULT_SETTINGS, type DiagnosisSettings, diagnose } from './diagnose.ts';
import type { Diagnosis, ListingDiagnosis } from './diagnosis.ts';

const HEAD = 'name flags size alloc slabsize objsize total alloc max total alloc max dlock alloc max';

function diagnosisOf(text: string, settings: DiagnosisSettings = DEFAULT_SETTINGS): Diagnosis {
  const found = diagnose(readReport(text).parts, settings);
  if (found === null) throw new Error('the text lists no caches');
  return found;
}

function listingOf(text: string, settings?: DiagnosisSettings): ListingDiagnosis {
  const [listing] = diagnosisOf(text, settings).listings;
  if (listing === undefined) throw new Error('the diagnosis has no listing');
  return listing;
}

function cacheIn(text: string, name: string, settings?: DiagnosisSettings): CacheDiagnosis {
  const found = listingOf(text, settings).caches.find(({ cache }) => cache.name === name);
  if (found === undefined) throw new Error(`${name} is not in the listing`);
  return found;
}

function kindsOf({ causes }: CacheDiagnosis): Cause['kind'][] {
  return causes.map(({ kind }) => kind);
}

/** A row of 0.6.5.9 with slabs of eight objects of 20 KiB in 200,704 B. */
function row(
  slabs: readonly number[],
  objects: readonly number[],
  emergency = '0 0 0',
  flags = '0x00042',
): string {
  const [total = 0] = slabs;
  const alloc = objects[1] ?? 0;
  return `zio_buf_20480 ${flags} ${total * 200_704} ${alloc * 20_480} 200704 20480 ${slabs.join(' ')} ${objects.join(' ')} ${emergency}`;
}

describe('where the bytes go', () => {
  test('adds up to what the slabs hold', () => {
    const { split, heldBytes, fullness } = cacheIn(row([10, 8, 12], [80, 48, 90]), 'zio_buf_20480');
    expect(heldBytes).toBe(2_007_040);
    expect(split).toEqual({
      held: 2_007_040,
      inUse: 48 * 20_480,
      parked: { least: 0, most: 48 * 20_480 },
      stays: 16 * 20_480,
      empty: 16 * 20_480,
      headers: 10 * (64 + 8 * 40),
      alignment: 10 * (4096 - 64 + 8 * (4096 - 40)),
      leftOver: 0,
      pageRounding: 0,
      emergency: 0,
    });
    expect(fullness).toBe(0.6);
  });

  test('magazines hold between nothing and what fits in those of all CPUs', () => {
    const text = row([100, 100, 100], [800, 700, 800]);
    const parked = (cpus: number): number | undefined =>
      cacheIn(text, 'zio_buf_20480', { cpus, pageSize: null }).split?.parked.most;
    expect([parked(1), parked(2), parked(64)]).toEqual([64 * 20_480, 128 * 20_480, 700 * 20_480]);
    const small = `options spl spl_kmem_cache_magazine_size=10\n${text}`;
    expect(cacheIn(small, 'zio_buf_20480').split?.parked.most).toBe(40 * 20_480);
  });

  test('a slab costs whole pages', () => {
    const text =
      'sio_cache_0 0x08080 1647101760 1217423040 1472 136 1118955 1118955 1118955 8951640 8951640 8951640 0 0 0';
    const at = (pageSize: number | null): CacheDiagnosis =>
      cacheIn(text, 'sio_cache_0', { cpus: 4, pageSize });
    expect(at(null).heldBytes).toBe(1_118_955 * 4096);
    expect(at(65_536).heldBytes).toBe(1_118_955 * 65_536);
    expect(at(65_536).causes[0]).toEqual({ kind: 'caught', state: 'GROWING' });
    expect(kindsOf(at(65_536))[1]).toBe('page rounding');
  });

  test('recognises 64 KiB pages by the slabs of slabinfo and by the alignment of buffers', () => {
    const slabinfo = 'kmalloc-4k 512 512 4096 64 4 : tunables 0 0 0 : slabdata 8 8 0';
    expect(diagnosisOf(slabinfo).pageSize).toEqual({ bytes: 65_536, source: 'recognised' });
    const size = 8 * (131_072 + 32_768) + 32_768;
    const buffer = `zio_buf_131072 0x00082 ${size} 1048576 ${size} 131072 1 1 1 8 8 8 0 0 0`;
    expect(diagnosisOf(buffer).pageSize).toEqual({ bytes: 65_536, source: 'recognised' });
    expect(diagnosisOf(row([1, 1, 1], [8, 8, 8])).pageSize.source).toBe('assumed');
  });
});

describe('why a cache holds what it holds', () => {
  const cases: [string, string, Cause['kind'][]][] = [
    ['few objects keep many slabs', row([16, 16, 20], [128, 20, 160]), ['pinned by few']],
    ['objects in use keep slabs', row([100, 100, 150], [800, 500, 1200]), ['pinned']],
    ['slabs are empty', row([10, 2, 10], [80, 16, 80]), ['empty slabs']],
    ['one slab is left', row([1, 1, 1], [8, 3, 8]), ['one slab']],
    ['growth waited', row([50, 50, 50], [400, 400, 400], '13 0 46'), ['growth waits']],
    ['emergency objects are in use', row([50, 50, 50], [400, 400, 400], '1 2 9'), ['emergency now']],
    ['it never had a slab', row([0, 0, 0], [0, 0, 0]), ['never used']],
    ['all was returned', row([0, 0, 30], [0, 0, 240]), ['all returned']],
    ['it was being reaped', row([50, 50, 50], [400, 400, 400], '0 0 0', '0x10042'), ['caught']],
  ];
  test.each(cases)('%s', (_, text, wanted) => {
    expect(kindsOf(cacheIn(text, 'zio_buf_20480')).slice(0, 1)).toEqual(wanted);
  });

  test('a header that is rounded up to the size of its object', () => {
    const text = 'zio_buf_512 0x00020 327680 158720 32768 512 10 10 10 310 310 310';
    expect(cacheIn(text, 'zio_buf_512').causes[0]).toMatchObject({
      kind: 'aligned',
      what: 'header',
      align: 512,
    });
  });
});

describe('what a reap frees', () => {
  test('is bounded by what full magazines can empty', () => {
    const { reap } = cacheIn(row([100, 90, 100], [800, 700, 800]), 'zio_buf_20480');
    const slabs = { without: reap.withoutFlush.slabs, one: reap.oneCpu.slabs, every: reap.everyCpu.slabs };
    // 700 objects less 64 need 80 slabs, less 256 need 56.
    expect(slabs).toEqual({
      without: { least: 10, most: 10 },
      one: { least: 10, most: 20 },
      every: { least: 10, most: 44 },
    });
  });

  test('is only what is empty when magazines are not flushed', () => {
    const text = `options spl spl_kmem_cache_expire=1\n${row([100, 90, 100], [800, 700, 800])}`;
    expect(cacheIn(text, 'zio_buf_20480').reap.everyCpu.slabs).toEqual({ least: 10, most: 10 });
  });

  test('is refused while a reap is under way, and for the Linux slab', () => {
    const reaping = row([100, 90, 100], [800, 700, 800], '0 0 0', '0x10042');
    expect(cacheIn(reaping, 'zio_buf_20480').reap.refusal).toBe('reaping');
    const linux = 'dnode_t 0x00100 - 8720 - 872 - - - - 10 - - - -';
    expect(cacheIn(linux, 'dnode_t').reap.refusal).toBe('linux');
  });

  test('does not forecast what 2.x does', () => {
    const { reap } = cacheIn(row([10, 9, 10], [80, 70, 80], '0 0 0', '0x00082'), 'zio_buf_20480');
    expect(reap.isForecast).toBe(false);
  });
});

describe('the headline', () => {
  const cases: [string, string, object][] = [
    ['pinned slabs', row([100, 100, 150], [800, 400, 1200]), { kind: 'waste', waste: 'stays' }],
    ['empty slabs', row([100, 10, 150], [800, 80, 1200]), { kind: 'waste', waste: 'empty' }],
    ['no slab', row([0, 0, 1], [0, 0, 8]), { kind: 'nothing held' }],
    ['slabtop', '10 10 100% 1.11K 5 2 40K zfs_znode_cache', { kind: 'linux only', bytes: 40_960 }],
  ];
  test.each(cases)('of %s', (_, text, wanted) => {
    expect(listingOf(text).headline).toMatchObject(wanted);
  });
});

describe('two moments', () => {
  const [before, after] = [row([11, 11, 12], [88, 88, 96]), row([13, 12, 13], [104, 96, 104])];
  const other = (objects: number): string =>
    `ddt_cache 0x00040 199104 ${objects * 24_840} 199104 24840 1 1 1 8 ${objects} 8 0 0 0`;

  test('name what grew and drained, and the cache that explains most', () => {
    const text = `${HEAD}\n${before}\n${other(7)}\n${HEAD}\n${after}\n${other(3)}`;
    expect(diagnosisOf(text).changes).toMatchObject([
      {
        heldDelta: 2 * 200_704,
        most: { name: 'zio_buf_20480', share: 1 },
        caches: [{ kind: 'grew' }, { name: 'ddt_cache', kind: 'drained', objectsDelta: -4 }],
      },
    ]);
  });

  test('a cache that only one moment has is named so', () => {
    const [change] = diagnosisOf(`${HEAD}\n${before}\n${HEAD}\n${before}\n${other(7)}`).changes;
    expect(change?.caches.map(({ kind }) => kind)).toEqual(['only after', 'same']);
  });
});

describe('what cannot be said', () => {
  const kinds = (text: string): string[] => listingOf(text).unsayable.map(({ kind }) => kind);

  test('names 2.x, an older layout, and a slab_limit of 0', () => {
    expect(kinds(row([1, 1, 1], [8, 8, 8], '0 0 0', '0x00082'))).toContain('era 2.x');
    expect(kinds('zio_buf_512 0x00020 327680 158720 32768 512 10 10 10 310 310 310')).toContain(
      'older layout',
    );
    expect(kinds(`options spl spl_kmem_cache_slab_limit=0\n${row([1, 1, 1], [8, 8, 8])}`)).toContain(
      'no Linux slab',
    );
    expect(kinds('10 10 100% 1.11K 5 2 40K zfs_znode_cache')).toEqual(['no slabs']);
  });
});

test('slabs up to 0.6.0-rc2 are laid out for at least 32 objects', () => {
  const text =
    'zio_cache 0x0040 - 912 34 32768 - 0 0 0 - 80 24 143 - 2720 709 4862\n' +
    'zio_buf_69632 0x10042 - 69632 56 4194304 - 0 0 0 - 3 3 3 - 168 33 128';
  expect(cacheIn(text, 'zio_cache').cache.shape).toMatchObject({ rule: '0.6.3-', objSlot: 952, align: 8 });
  expect(cacheIn(text, 'zio_buf_69632').cache.shape).toMatchObject({ rule: '0.6.3-', align: 4096 });
  expect(listingOf(text).unsayable).toContainEqual({ kind: 'older layout', objects: 32 });
});

test('a table of sdb without -v holds what it prints as total', () => {
  const text = 'b 135680 760 98.3MB b[SPL ] 119.0MB 82';
  const { heldBytes, split, fullness } = cacheIn(text, 'b');
  expect([heldBytes, split?.inUse, fullness]).toEqual([119 * 2 ** 20, 760 * 135_680, 0.82]);
  expect(listingOf(text).headline).toMatchObject({ kind: 'waste', waste: 'not shown' });
});

const SHARED = ['reports', 'proc-slab', 'sdb'].map(
  (name) => new URL(`../../../../shared/data/${name}/`, import.meta.url),
);

test.skipIf(!SHARED.every((folder) => existsSync(folder)))('every collected report adds up', () => {
  const texts = SHARED.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.txt'))
      .map((name) => readFileSync(new URL(name, folder), 'utf8')),
  );
  for (const text of texts) {
    const found = diagnose(readReport(text).parts);
    for (const { split, causes, cache } of found?.listings.flatMap(({ caches }) => caches) ?? []) {
      if (split === null) continue;
      const { held, inUse, stays, empty, headers, alignment, leftOver, pageRounding, emergency } = split;
      const parts = [inUse, stays, empty, headers, alignment, leftOver, pageRounding, emergency];
      expect(parts.reduce((sum, part) => sum + part, 0)).toBe(held);
      expect(Math.min(...parts), cache.name).toBeGreaterThanOrEqual(0);
      if (held > 0) expect(causes.length, cache.name).toBeGreaterThan(0);
    }
  }
});
