import type { CacheView, WorkView } from '../model/plain-view.ts';
import type { View } from '../model/view.ts';
import type { Box } from './box.ts';
import type { CacheStrip } from './cache-strip.ts';
import type { CpuCards } from './cpu-cards.ts';
import type { PageMap } from './page-map.ts';
import type { SlabLayout } from './slab-layout.ts';
import type { SlabSlots } from './slab-slots.ts';
import type { LAMPS, StratumName } from './target.ts';
import type { TreeLayout } from './tree-layout.ts';

/** The line above a stratum. */
export interface Heading {
  readonly name: StratumName;
  readonly title: string;
  readonly note: string;
  readonly box: Box;
  /** Room that the lamps take between title and note, world units. */
  readonly taken: number;
}

/** A state bit of skc_flags. */
export interface Lamp {
  readonly name: (typeof LAMPS)[number];
  readonly isLit: boolean;
  readonly box: Box;
}

/** A slab on its way: the work that grows it, and what is said of it. */
export interface Growth {
  readonly work: WorkView;
  readonly box: Box;
  readonly lines: readonly string[];
}

/** The slabs of the cache in focus. */
export interface SlabScene extends SlabLayout {
  /** Objects in a slab. */
  readonly objs: number;
  readonly growth: readonly Growth[];
  /** Whether the slabs stand by number because there are too many to keep in the order of their lists. */
  readonly isNumbered: boolean;
  readonly slots: SlabSlots;
  /** For each slab that stands on a list here: its block and index; empty where {@link isNumbered}. */
  readonly places: ReadonlyMap<number, readonly [number, number]>;
}

/** All that the stage shows at a moment, in world units; who is where, but not how it looks. */
export interface Scene {
  /** What was laid out; cells read the places of objects from it. */
  readonly view: View;
  readonly cache: CacheView | null;
  readonly width: number;
  readonly height: number;
  /** Height below which not everything fits. */
  readonly least: number;
  readonly headings: readonly Heading[];
  readonly strip: CacheStrip;
  readonly cpus: CpuCards;
  readonly lamps: readonly Lamp[];
  /** Null for a cache without slabs of its own, and without a cache. */
  readonly slabs: SlabScene | null;
  /** What stands in place of slabs where there are none, and where. */
  readonly absence: { readonly words: string; readonly box: Box } | null;
  readonly tree: TreeLayout;
  readonly pages: PageMap;
  /** Where the watermarks are drawn; null for memory without end. */
  readonly gauge: Box | null;
}
