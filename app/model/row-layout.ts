/*
 * The meaning of the words of a row in the tables of a view. Each is a constant of its own, not a member of an
 * object, so that a build inlines the numbers where events are applied. Words that are written together are neighbours,
 * for `Table.setTwo` and `setThree`: LIST, PREV and NEXT, and REF, AGE and FREE of a slab; WHERE, SINCE and NEXT of an
 * object; END and AGE of a magazine.
 */

/** The words of a slab's row in `View.slabs`, of 2^`SLAB_BITS` words; each has a column of the view. */
export const SLAB_BITS = 4;
export const SLAB_CACHE = 0;
export const SLAB_NUMBER = 1;
export const SLAB_LIST = 2;
export const SLAB_PREV = 3;
export const SLAB_NEXT = 4;
export const SLAB_REF = 5;
export const SLAB_AGE = 6;
export const SLAB_FREE = 7;
export const SLAB_FIRST = 8;
export const SLAB_PAGE = 9;

/** The words of an object's row in `View.objs`, of 2^`OBJ_BITS` words, which change as objects move. */
export const OBJ_BITS = 2;
export const OBJ_WHERE = 0;
export const OBJ_SINCE = 1;
export const OBJ_NEXT = 2;

/** The words of an object's row in `View.made`, of 2^`MADE_BITS` words, which stay the same while it exists. */
export const MADE_BITS = 2;
export const MADE_CACHE = 0;
export const MADE_SLAB = 1;
export const MADE_NUMBER = 2;
export const MADE_PAGE = 3;

/** The words of a node's row in `View.tree`, by slot of the object. */
export const TREE_LEFT = 0;
export const TREE_RIGHT = 1;
export const TREE_RED = 2;

/**
 * The words of a magazine's row, of 2^`MAG_BITS` words. The number of its ring is 0 if there is no magazine; `first`
 * and `end` count all objects ever taken from the bottom and put on top.
 */
export const MAG_RING = 0;
export const MAG_FIRST = 1;
export const MAG_END = 2;
export const MAG_AGE = 3;
export const MAG_BITS = 2;

/** Bits of the CPU in the number of a magazine's row, as many as in an event; the cache is above them. */
export const MAG_CPU_BITS = 8;

/** A ring has 2^8 places: a magazine holds that many objects at most. */
export const RING_BITS = 8;
export const RING_MASK = 255;

/** Where an object is: numbers of `PLACE`. */
export const AT_SLAB = 1;
export const AT_MAGAZINE = 2;
export const AT_CALLER = 3;

/** The parts of the word `OBJ_WHERE`, from the lowest bit up: place, CPU and task, each stored plus 1. */
export const PLACE_BITS = 4;
export const CPU_BITS = 9;
export const CPU_SHIFT = 4;
export const TASK_BITS = 12;
export const TASK_SHIFT = 13;
export const TASK_MASK = 0x1ffe000;
/** A 1 for place, CPU and task each; `ONES_BELOW_TASK` has none for the task. */
export const ONES = 0x2011;
export const ONES_BELOW_TASK = 0x11;
