import type { CacheView, WorkView } from '../model/plain-view.ts';
import type { StateBit } from '../model/state-bits.ts';
import type { View } from '../model/view.ts';
import type { Box } from './box.ts';
import type { CacheStrip } from './cache-strip.ts';
import type { CpuCards } from './cpu-cards.ts';
import type { HOLDER, PageMap } from './page-map.ts';
import type { SlabLayout } from './slab-layout.ts';
import type { SlabSlots } from './slab-slots.ts';
import type { SlabZoom } from './slab-zoom.ts';
import type { StratumName } from './target.ts';
import type { TreeLayout } from './tree-layout.ts';

/** The line above a stratum. */
export interface Heading {
  readonly name: StratumName;
  readonly title: string;
  readonly note: string;
  readonly box: Box;
  /** Width of the lamps between title and note, world units. */
  readonly taken: number;
}

/** A state bit of skc_flags. */
export interface Lamp {
  readonly name: StateBit;
  readonly isLit: boolean;
  readonly box: Box;
}

/** An entry of the legend of the pages. */
export interface PageKey {
  readonly kind: keyof typeof HOLDER;
  /** The box of its mark and its words. */
  readonly box: Box;
}

/** A slab being grown: its work, and the lines on its card. */
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
  /** Whether the slabs are placed by number because there are too many to keep in list order. */
  readonly isNumbered: boolean;
  readonly slots: SlabSlots;
  readonly zoom: SlabZoom;
  /** Whether the slabs are in list order, without holes, in the best-fitting cards. */
  readonly isSettled: boolean;
  /** The block and index of each slab on a list; empty if {@link isNumbered}. */
  readonly places: ReadonlyMap<number, readonly [number, number]>;
}

/** Everything the stage shows at a moment, in world units: where things are, not how they look. */
export interface Scene {
  /** The view that was laid out; cells read object states from it. */
  readonly view: View;
  readonly cache: CacheView | null;
  readonly width: number;
  readonly height: number;
  /** The least height at which everything fits. */
  readonly least: number;
  readonly headings: readonly Heading[];
  readonly strip: CacheStrip;
  readonly cpus: CpuCards;
  readonly lamps: readonly Lamp[];
  /** Null without a cache, and for a cache without slabs of its own. */
  readonly slabs: SlabScene | null;
  /** The text shown when there are no slabs, and its box. */
  readonly absence: { readonly words: string; readonly box: Box } | null;
  readonly tree: TreeLayout;
  readonly pages: PageMap;
  readonly pageKeys: readonly PageKey[];
  /** The box of the watermarks; null for unlimited memory. */
  readonly gauge: Box | null;
}
