import type { MarkKind } from '../../model/series/marks.ts';

/** Marks of related kinds share a lane: those of `many` are ticks in its lower half, the others shapes above them. */
export interface MarkLane {
  readonly name: string;
  /** In the order in which they are painted: the rarest last. */
  readonly kinds: readonly MarkKind[];
  readonly many: MarkKind;
}

/** Every kind of mark is in one lane, so marks of different lanes never hide each other. */
export const LANES_OF_MARKS: readonly MarkLane[] = [
  { name: 'slabs', kinds: ['grow', 'reap', 'age'], many: 'grow' },
  { name: 'order', kinds: ['interruption'], many: 'interruption' },
  { name: 'trouble', kinds: ['emergency', 'deadlock', 'oom', 'panic'], many: 'emergency' },
  { name: 'memory', kinds: ['reclaim', 'kswapd'], many: 'reclaim' },
];

/** The colour of each kind of mark, by its name in the theme. */
export const MARK_COLOUR: Readonly<Record<MarkKind, 'text' | 'emergency' | 'complete'>> = {
  grow: 'text',
  reap: 'text',
  age: 'text',
  deadlock: 'emergency',
  emergency: 'emergency',
  kswapd: 'complete',
  reclaim: 'complete',
  oom: 'emergency',
  panic: 'emergency',
  interruption: 'text',
};

/** A shape in a box from −1 to 1. Closed shapes are filled. */
export interface MarkShape {
  readonly path: readonly (readonly [number, number])[];
  readonly isOpen?: true;
}

/** The shape of each kind of mark. */
export const MARK_SHAPE: Readonly<Record<MarkKind, MarkShape>> = {
  grow: {
    path: [
      [-0.25, -1],
      [0.25, -1],
      [0.25, 1],
      [-0.25, 1],
    ],
  },
  reap: {
    path: [
      [-0.9, -0.8],
      [0.9, -0.8],
      [0, 0.9],
    ],
  },
  age: {
    path: [
      [-0.8, -0.8],
      [0.8, -0.8],
      [-0.8, 0.8],
      [0.8, 0.8],
    ],
    isOpen: true,
  },
  deadlock: {
    path: [
      [-0.9, 0.8],
      [0.9, 0.8],
      [0, -0.9],
    ],
  },
  emergency: {
    path: [
      [0, -1],
      [0.9, 0],
      [0, 1],
      [-0.9, 0],
    ],
  },
  kswapd: {
    path: [
      [-0.75, -0.75],
      [0.75, -0.75],
      [0.75, 0.75],
      [-0.75, 0.75],
    ],
  },
  reclaim: {
    path: [
      [-0.8, -0.8],
      [0.2, 0],
      [-0.8, 0.8],
    ],
    isOpen: true,
  },
  oom: {
    path: [
      [-0.9, 0.9],
      [0.9, -0.9],
      [0, 0],
      [-0.9, -0.9],
      [0.9, 0.9],
    ],
    isOpen: true,
  },
  panic: {
    path: [
      [-0.9, -1],
      [0.9, -1],
      [0.9, 1],
      [-0.9, 1],
    ],
  },
  interruption: {
    path: [
      [-0.9, -0.9],
      [0.1, 0],
      [-0.9, 0.9],
      [0.9, 0],
    ],
  },
};
