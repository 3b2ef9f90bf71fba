import { get_order } from '../kernel/alloc.ts';
import { MachineError } from '../kernel/kernel.ts';
import { KernelPanic } from '../kernel/panic.ts';
import { spl_kmem_cache_create } from '../spl/create.ts';
import { KMC_BITS, KMC_KMEM, KMC_OFFSLAB } from '../spl/flags.ts';
import { bootKernel } from '../spl/init.ts';
import type { SplKernel } from '../spl/module.ts';
import { spl_offslab_size } from '../spl/size.ts';
import type { Tunables } from '../spl/tunables.ts';
import type { spl_kmem_cache_t } from '../spl/types.ts';
import { BYTES_PER_MIB, formatCount, PAGE_SIZE, PAGES_PER_MIB } from '../units.ts';
import { atOnce } from './at-once.ts';
import { checkExactPlaces } from './exact-places.ts';
import {
  type FoundCacheSpec,
  MOST_FOUND_OBJECTS,
  MOST_FOUND_SLABS,
  MOST_LINUX_OBJECTS,
} from './found-cache.ts';

/** What restoring caches requires. */
interface Needs {
  readonly slabs: number;
  readonly objects: number;
  readonly pages: number;
}

/** The page frames of a machine with limited memory, and how many of them it needs for itself. */
interface Frames {
  readonly frames: number;
  readonly reserved: number;
  /** The min watermark of a machine with `frames` frames. */
  readonly minOf: (frames: number) => number;
}

const NOTHING: Needs = { slabs: 0, objects: 0, pages: 0 };

/** The most page frames that are simulated: 128 GiB. */
const MOST_PAGES = (128 * 1024 * BYTES_PER_MIB) / PAGE_SIZE;

/**
 * Checks that caches can be restored, before anything is placed.
 * @param memory null if unlimited
 * @throws MachineError with what they need, and what to do
 */
export function checkRestore(
  tunables: Readonly<Tunables>,
  restore: readonly FoundCacheSpec[],
  memory: Frames | null,
): void {
  const scratch = bootKernel({ cpus: 1, hz: 100 }, tunables, null);
  const needs = restore.map((found) => needsOf(scratch, found)).reduce(sum, NOTHING);
  const { slabs, objects, pages } = needs;
  if (!(slabs <= MOST_FOUND_SLABS && objects <= MOST_FOUND_OBJECTS)) {
    throw new MachineError(
      `its caches have ${formatCount(slabs)} slabs with ${formatCount(objects)} objects, and at most ${formatCount(MOST_FOUND_SLABS)} ` +
        `slabs with ${formatCount(MOST_FOUND_OBJECTS)} objects can be simulated: leave out the largest caches`,
    );
  }
  if (!(pages <= MOST_PAGES)) {
    throw new MachineError(
      `its caches need ${mib(pages)}, and at most ${mib(MOST_PAGES)} can be simulated: leave out the largest caches`,
    );
  }
  if (memory === null) return;
  const { frames, reserved, minOf } = memory;
  const held = pages + reserved;
  if (held + minOf(frames) <= frames) return;
  // The watermarks rise with memory, so iterate.
  let enough = Math.ceil(held / PAGES_PER_MIB) * PAGES_PER_MIB;
  while (held + minOf(enough) > enough) enough += PAGES_PER_MIB;
  throw new MachineError(
    `this machine needs ${mib(enough)} for the caches that it starts with, and has ${mib(frames)}: ` +
      `give it at least ${mib(enough)}, or unlimited memory`,
  );
}

function needsOf(scratch: SplKernel, found: FoundCacheSpec): Needs {
  const skc = createdOn(scratch, found);
  // A cache that cannot be created needs nothing.
  if (skc === null) return NOTHING;
  if (skc.skc_linux_cache !== null) {
    if (found.linuxLive <= MOST_LINUX_OBJECTS) return NOTHING;
    throw new MachineError(
      `cache ${found.name} has ${formatCount(found.linuxLive)} objects of the Linux slab, and at most ` +
        `${formatCount(MOST_LINUX_OBJECTS)} can be simulated: leave it out`,
    );
  }
  const objs = found.geometry?.objs ?? skc.skc_slab_objs;
  const size = found.geometry?.size ?? skc.skc_slab_size;
  const fullest = found.out.reduce((most, out) => Math.max(most, out), 0);
  if (fullest > objs) {
    throw new MachineError(
      `cache ${found.name} has a slab with ${formatCount(fullest)} objects in use, but its slabs hold ${formatCount(objs)}: ` +
        'correct its figures, or leave it out',
    );
  }
  if (found.exact !== undefined) checkExactPlaces(found, found.exact, objs);
  const isKmem = (skc.skc_flags & KMC_KMEM) !== 0;
  const pagesFor = (bytes: number): number => (isKmem ? blockOf(bytes) : Math.ceil(bytes / PAGE_SIZE));
  const isOffSlab = (skc.skc_flags & KMC_OFFSLAB) !== 0;
  const perSlab = pagesFor(size) + (isOffSlab ? objs * pagesFor(spl_offslab_size(skc)) : 0);
  return {
    slabs: found.out.length,
    objects: found.out.length * objs + found.emergency,
    pages: found.out.length * perSlab + found.emergency * blockOf(skc.skc_obj_size),
  };
}

/** Number of pages in the block that holds `bytes`. */
function blockOf(bytes: number): number {
  return 2 ** get_order(bytes);
}

/** Creates the cache on a throwaway machine; null if the reference refuses. */
function createdOn(k: SplKernel, { name, objSize, align, flags }: FoundCacheSpec): spl_kmem_cache_t | null {
  const bits = flags.reduce((all, flag) => all | (1 << KMC_BITS[flag]), 0);
  try {
    return atOnce(spl_kmem_cache_create(k, name, objSize, align, bits));
  } catch (error) {
    if (error instanceof KernelPanic) return null;
    throw error;
  }
}

function sum(one: Needs, other: Needs): Needs {
  return {
    slabs: one.slabs + other.slabs,
    objects: one.objects + other.objects,
    pages: one.pages + other.pages,
  };
}

function mib(pages: number): string {
  return `${formatCount(Math.ceil(pages / PAGES_PER_MIB))} MiB`;
}
