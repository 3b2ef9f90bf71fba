import { expect, test } from 'vitest';
import { defaultTunables } from '../spl/tunables.ts';
import { previewCache } from './preview.ts';

const request = { size: 20_480, align: 4096, flags: ['VMEM'] as const };

test('a preview matches what creation produces', () => {
  expect(previewCache(defaultTunables(), request)).toEqual({
    kind: 'made',
    layout: { backing: 'VMEM', slabSize: 200_704, slabObjs: 8, magSize: 64, objAlign: 4096 },
  });
  const more = { ...defaultTunables(), spl_kmem_cache_obj_per_slab: 16, spl_kmem_cache_magazine_size: 10 };
  expect(previewCache(more, request)).toMatchObject({ layout: { slabObjs: 16, magSize: 10 } });
  expect(previewCache(defaultTunables(), { ...request, flags: [], size: 512, align: 0 })).toMatchObject({
    layout: { backing: 'SLAB' },
  });
});

test('a creation that fails or panics is reported as such', () => {
  expect(previewCache(defaultTunables(), { ...request, flags: ['KMEM'], size: 16 << 20 }).kind).toBe('null');
  expect(previewCache(defaultTunables(), { ...request, align: 24 }).kind).toBe('panic');
});
