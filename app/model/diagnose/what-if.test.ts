import { describe, expect, test } from 'vitest';
import { defaultTunables, previewCache, type TunableName } from '../../../engine/index.ts';
import { readReport } from '../../formats/report/read-report.ts';
import { diagnose } from './diagnose.ts';
import { type CacheWhatIf, whatIf } from './what-if.ts';

function resultOf(text: string, name: TunableName, value: number): CacheWhatIf {
  const diagnosis = diagnose(readReport(text).parts);
  const listing = diagnosis?.listings[0];
  if (diagnosis == null || listing === undefined) throw new Error('the text lists no caches');
  const [first] = whatIf(listing, diagnosis, { name, value }).caches;
  if (first === undefined) throw new Error('the listing has no cache');
  return first;
}

/** A cache of 0.6.5.9 with 10 slabs of eight objects of 20 KiB. */
const BUFFER = 'zio_buf_20480 0x00042 2007040 983040 200704 20480 10 10 12 80 48 90 0 0 0';
const OF_2 = BUFFER.replace('0x00042', '0x00082');
/** Slabs of 30 objects in 4 MiB, a power of two. */
const OLD = 'zio_vdev_cache 0x00040 113246208 100937760 4194304 131088 27 27 51 810 770 1524 0 0 0';

describe('what if a parameter had another value', () => {
  test.each([2, 4, 16, 300])('obj_per_slab %i lays slabs out as the engine does', (value) => {
    const tunables = { ...defaultTunables(), spl_kmem_cache_obj_per_slab: value };
    const preview = previewCache(tunables, { size: 20_480, align: 4096, flags: ['VMEM'] });
    if (preview.kind !== 'made') throw new Error('the engine refuses the cache');
    const { slabSize, slabObjs } = preview.layout;
    const slabs = { as: Math.ceil(80 / slabObjs), least: Math.ceil(48 / slabObjs) };
    expect(resultOf(BUFFER, 'spl_kmem_cache_obj_per_slab', value)).toMatchObject({
      layout: { slabSize, objsPerSlab: slabObjs },
      heldBytes: slabs.as * slabSize,
      leastBytes: slabs.least * slabSize,
      change: slabs.as * slabSize - 2_007_040,
    });
  });

  test('an older listing is laid out by its own rule', () => {
    expect(resultOf(OLD, 'spl_kmem_cache_obj_per_slab', 4)).toMatchObject({
      layout: { slabSize: 1_048_576, objsPerSlab: 7 },
      heldBytes: 116 * 1_048_576,
    });
  });

  const reasons: [string, string, TunableName, number, object][] = [
    ['the layout is the same', BUFFER, 'spl_kmem_cache_obj_per_slab', 8, { kind: 'same layout' }],
    ['slabs are not cut', BUFFER, 'spl_kmem_cache_max_size', 64, { kind: 'same layout' }],
    ['it is never read', BUFFER, 'spl_kmem_cache_obj_per_slab_min', 4, { kind: 'never read' }],
    ['it does not decide a layout', BUFFER, 'spl_kmem_cache_expire', 3, { kind: 'not the layout' }],
    [
      'KMC_VMEM is set',
      OLD,
      'spl_kmem_cache_slab_limit',
      200_000,
      { kind: 'asked for', backing: 'VMEM', isSure: true },
    ],
    ['it is gone', OF_2, 'spl_kmem_cache_expire', 1, { kind: 'gone', last: '0.8.6' }],
    [
      'it came later',
      'a_cache 0x00020 4096 64 4096 64 1 1 1 38 1 38',
      'spl_kmem_cache_obj_per_slab',
      4,
      { kind: 'not yet' },
    ],
    ['magazines change', BUFFER, 'spl_kmem_cache_magazine_size', 8, { kind: 'magazines', now: 64, next: 8 }],
    [
      'the object is above the limit',
      OF_2,
      'spl_kmem_cache_slab_limit',
      18_000,
      { kind: 'above the limit', size: 20_480 },
    ],
    [
      'the Linux slab has it',
      'dnode_t 0x00100 - 8720 - 872 - - - - 10 - - - -',
      'spl_kmem_cache_obj_per_slab',
      4,
      { kind: 'linux slab' },
    ],
  ];
  test.each(reasons)('nothing changes where %s', (_, text, name, value, reason) => {
    expect(resultOf(text, name, value)).toMatchObject({ change: 0, reason });
  });

  test('slab_limit moves caches that leave the choice to the module, both ways', () => {
    expect(resultOf(OF_2, 'spl_kmem_cache_slab_limit', 32_768)).toMatchObject({
      heldBytes: null,
      leastBytes: 48 * 20_480,
      reason: { kind: 'to the Linux slab' },
    });
    const linux = 'zio_buf_8192 0x00100 - 81920 - 8192 - - - - 10 - - - -';
    expect(resultOf(linux, 'spl_kmem_cache_slab_limit', 0)).toMatchObject({
      reason: { kind: 'to SPL slabs' },
      layout: { objsPerSlab: 8 },
    });
  });
});
