/**
 * Payload words that hold several numbers: for each word a function that packs it, and one for each part that reads it,
 * for code that runs for every event. They cost no more than inline shifts. decodeEvent() reads the same words by the
 * layouts in payload.ts; packing.test.ts compares the two.
 */

/** The parts of a packed word, from the lowest bits up, with the number of bits of each. One bit is a boolean. */
export type Layout = Readonly<Record<string, number>>;

/** Bits of the first part of a wait code. */
export const WAIT_BITS = 4;

/** The wait code of a wait that belongs to cache number `cache`; other waits are coded by the number of their name. */
export const cacheWait = (wait: number, cache: number): number => wait | (cache << WAIT_BITS);

/** Index in WAITS of what a wait code stands for. */
export const waitOf = (on: number): number => on & ((1 << WAIT_BITS) - 1);

/** The cache in a wait code; 0 for waits that do not belong to a cache. */
export const waitCache = (on: number): number => on >> WAIT_BITS;

const FLAG_BITS = 8;

/** A bit of skc_flags by its number, and whether it was set or cleared. */
export const packFlag = (bit: number, isSet: boolean): number => bit | (isSet ? 1 << FLAG_BITS : 0);

/** Number of the bit in skc_flags. */
export const flagBit = (word: number): number => word & ((1 << FLAG_BITS) - 1);

/** Whether the bit was set. */
export const flagIsSet = (word: number): boolean => word >> FLAG_BITS === 1;

const FIELD_BITS = 5;

/** A figure of a cache: its index in CACHE_FIELDS, and the cache. */
export const packField = (field: number, cache: number): number => field | (cache << FIELD_BITS);

/** Index of the figure in CACHE_FIELDS. */
export const fieldOf = (word: number): number => word & ((1 << FIELD_BITS) - 1);

/** The cache that the figure belongs to. */
export const fieldCache = (word: number): number => word >> FIELD_BITS;

const WORK_BITS = 6;

/** Work for the task queue: the function's index in FUNCTIONS, and the cache that it is for. */
export const packWork = (fn: number, cache: number): number => fn | (cache << WORK_BITS);

/** Index of the function in FUNCTIONS. */
export const workFn = (word: number): number => word & ((1 << WORK_BITS) - 1);

/** The cache that the work is for. */
export const workCache = (word: number): number => word >> WORK_BITS;

const TARGET_BITS = 8;

/** A count of a fault control: the control's index in FAULT_TARGETS, and whether it is `skip` or `failNext`. */
export const packFault = (target: number, isSkip: boolean): number =>
  target | (isSkip ? 1 << TARGET_BITS : 0);

/** Index of the fault control in FAULT_TARGETS. */
export const faultTarget = (word: number): number => word & ((1 << TARGET_BITS) - 1);

/** Whether the count is `skip`. */
export const faultIsSkip = (word: number): boolean => word >> TARGET_BITS === 1;

const EMERGENCY_BITS = 16;

/** The cache of an emergency object, and whether it has never had as many. */
export const packEmergency = (cache: number, isMost: boolean): number =>
  cache | (isMost ? 1 << EMERGENCY_BITS : 0);

/** The cache of the emergency object. */
export const emergencyCache = (word: number): number => word & ((1 << EMERGENCY_BITS) - 1);

/** Whether skc_obj_emergency_max rose. */
export const emergencyIsMost = (word: number): boolean => word >> EMERGENCY_BITS === 1;

const TREE_BITS = 2;

/** A link of the emergency tree: its index in TREE_FIELDS, and the node (for `root`: the cache). */
export const packTree = (link: number, node: number): number => link | (node << TREE_BITS);

/** Index of the link in TREE_FIELDS. */
export const treeLink = (word: number): number => word & ((1 << TREE_BITS) - 1);

/** The node that has the link; for `root` the cache. */
export const treeNode = (word: number): number => word >> TREE_BITS;

/** Flags of an object that leaves its slab: skc_obj_max rose, skc_slab_max rose. */
export const MOST_OBJS = 1;
export const MOST_SLABS = 2;

/** Whether skc_obj_max rose. */
export const isMostObjs = (marks: number): boolean => (marks & MOST_OBJS) !== 0;

/** Whether skc_slab_max rose. */
export const isMostSlabs = (marks: number): boolean => (marks & MOST_SLABS) !== 0;

const RUN_BITS = 20;

/** The number of owners of page frames that an event can tell apart. */
export const MAX_OWNERS: number = 1 << (32 - RUN_BITS);

/** A run of page frames: how many, and their owner (see FRAME_OWNER). */
export const packRun = (count: number, owner: number): number => count | (owner << RUN_BITS);

/** Number of frames in a run. */
export const runCount = (word: number): number => word & ((1 << RUN_BITS) - 1);

/** Owner of the frames of a run: see FRAME_OWNER. */
export const runOwner = (word: number): number => word >>> RUN_BITS;

/** The parts of a packed word by name: booleans for single bits, numbers for the others. */
export function unpack(word: number, layout: Layout): Record<string, number | boolean> {
  const parts: Record<string, number | boolean> = {};
  let from = 0;
  for (const [name, bits] of Object.entries(layout)) {
    const part = (word >>> from) & (2 ** bits - 1);
    parts[name] = bits === 1 ? part === 1 : part;
    from += bits;
  }
  return parts;
}
