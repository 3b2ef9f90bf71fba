/** A lesson that is built in. Its text is in `texts/`, and is read only when it is opened. */
export interface LessonEntry {
  /** Its number, from 1. */
  readonly number: number;
  readonly name: string;
  readonly title: string;
  /** How long it takes. */
  readonly minutes: number;
  readonly steps: number;
}

const entry = (number: number, name: string, title: string, minutes: number, steps: number): LessonEntry => ({
  number,
  name,
  title,
  minutes,
  steps,
});

/** The lessons that are built in, in their order. A test compares them with the heads of the files. */
export const LESSONS: readonly LessonEntry[] = [
  entry(1, 'why-slabs', 'Why slabs: a page, a free list, an object', 2, 4),
  entry(2, 'magazines', 'What a magazine is', 2, 5),
  entry(3, 'geometry', 'The 40 bytes that cost a page', 5, 6),
  entry(4, 'slab-lists', 'Partial and complete lists: why fuller slabs come first', 5, 5),
  entry(5, 'one-lock', 'One lock for all CPUs', 6, 6),
  entry(6, 'stranded-memory', 'Memory that no caller holds and no reap frees', 6, 6),
  entry(7, 'reaping', 'What a reap can and cannot free', 6, 5),
  entry(8, 'growing-asleep', 'Growing asleep: workers and a wait queue', 7, 7),
  entry(9, 'emergency', 'Deadlock, and the objects that end it', 7, 7),
  entry(10, 'memory-pressure', 'Memory pressure from end to end', 8, 7),
  entry(11, 'expiry', 'When to empty a magazine: four answers', 7, 6),
  entry(12, 'diagnosis', 'Diagnose a real machine', 8, 6),
  entry(13, 'races', 'Four races', 12, 8),
  entry(14, 'what-spl-left-out', 'What SPL left out', 7, 6),
];
