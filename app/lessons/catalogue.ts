/** A lesson that is built in. Its text is in `texts/`, and is read only when it is opened. */
export interface LessonEntry {
  /** Its number, from 1. */
  readonly number: number;
  readonly name: string;
  readonly title: string;
  /** How long it takes. */
  readonly minutes: number;
}

const entry = (number: number, name: string, title: string, minutes: number): LessonEntry => ({
  number,
  name,
  title,
  minutes,
});

/** The lessons that are built in, in their order. A test compares them with the heads of the files. */
export const LESSONS: readonly LessonEntry[] = [
  entry(1, 'why-slabs', 'Why slabs: a page, a free list, an object', 2),
  entry(2, 'magazines', 'What a magazine is', 2),
  entry(6, 'stranded-memory', 'Memory that no caller holds and no reap frees', 6),
];
