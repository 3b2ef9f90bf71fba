import { MachineError } from '../kernel/kernel.ts';
import type { ExactPlaces, FoundCacheSpec } from './found-cache.ts';

/**
 * Checks that every object of a cache is in one place only.
 * @throws MachineError that names the contradiction
 */
export function checkExactPlaces(
  { name, out, magazines }: FoundCacheSpec,
  { free, objects }: ExactPlaces,
  objs: number,
): void {
  const refuse = (what: string): never => {
    throw new MachineError(`cache ${name} cannot be restored because ${what}: take the snapshot again`);
  };
  if (free.length !== out.length) refuse(`it has ${free.length} free lists for ${out.length} slabs`);
  const taken = out.map(() => new Set<number>());
  const place = (slab: number, object: number, where: string): void => {
    const places = taken[slab];
    if (places === undefined || object >= objs || places.has(object))
      refuse(`${where} holds object ${object} of slab ${slab}, which does not exist or is in two places`);
    places?.add(object);
  };
  for (const [slab, list] of free.entries()) {
    for (const object of list) place(slab, object, 'a free list');
    const away = objs - list.length;
    if (out[slab] !== away) refuse(`${away} objects of slab ${slab} are away, not ${out[slab]}`);
  }
  for (const [cpu, slabs] of magazines.entries()) {
    const indexes = objects[cpu] ?? [];
    if (indexes.length !== slabs.length)
      refuse(`the magazine of CPU ${cpu} has ${slabs.length} objects and ${indexes.length} places`);
    for (const [i, slab] of slabs.entries()) place(slab, indexes[i] ?? 0, `the magazine of CPU ${cpu}`);
  }
}
