/** Figures of a machine as `spl_kmem_caches -v` of sdb prints them. Sizes in bytes. */
export interface SdbReport {
  readonly id: string;
  readonly title: string;
  /** One sentence about what it shows. */
  readonly note: string;
  readonly source: string;
  readonly spl: readonly SdbSplRow[];
  /** `util` is the share in use in percent. */
  readonly linux: readonly (readonly [name: string, objSize: number, objects: number, util: number])[];
}

type SdbSplRow = readonly [
  name: string,
  objSize: number,
  entrySize: number,
  slabSize: number,
  objsPerSlab: number,
  slabs: number,
  activeSlabs: number,
  objects: number,
];

const HEAD =
  'address name flags object_size entry_size slab_size objects_per_slab entries_per_slab slabs active_slabs active_memory total_memory objs active_objs inactive_objs source util';

/** Addresses are not part of the figures. */
const ADDRESS = '0x0000000000000000';

/** The text that sdb would print of the figures. */
export function sdbText({ spl, linux }: SdbReport): string {
  const rows = [...spl.map(splLine), ...linux.map(linuxLine)];
  return `${[HEAD, ...rows].join('\n')}\n`;
}

function splLine([name, objSize, entry, slabSize, perSlab, slabs, active, objects]: SdbSplRow): string {
  const places = slabs * perSlab;
  const memory = [`${objects * entry}B`, `${slabs * slabSize}B`];
  const util = Math.floor((100 * objects * entry) / (slabs * slabSize));
  const layout = [objSize, entry, slabSize, perSlab, perSlab, slabs, active];
  const flags = name === 'ddt_cache' ? 'KMC_KVMEM' : 'KMC_NODEBUG|KMC_KVMEM';
  return [
    ADDRESS,
    name,
    flags,
    ...layout,
    ...memory,
    places,
    objects,
    places - objects,
    `${name}[SPL ]`,
    util,
  ].join(' ');
}

function linuxLine([name, objSize, objects, util]: SdbReport['linux'][number]): string {
  const used = objects * objSize;
  const memory = [`${used}B`, `${Math.round((100 * used) / util)}B`];
  const counts = [objSize, objSize, 0, 0, 0, 0, 0, ...memory, objects, objects, 0];
  return [ADDRESS, name, 'KMC_NOMAGAZINE|KMC_SLAB', ...counts, `${name}[SLUB]`, util].join(' ');
}
