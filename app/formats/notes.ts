import { z } from 'zod';
import type { JournalEntry, Scenario } from '../../engine/index.ts';

/** A question that is asked before the next note. */
export interface NoteGate {
  readonly ask: string;
  /** The number asked for, as a lesson names it. */
  readonly measure: string;
  readonly because: string;
}

/** A moment of a run, what to look at, and a teacher's text about it. */
export interface Note {
  readonly title: string;
  /** Markdown. */
  readonly text: string;
  /** The moment: a number of events. */
  readonly events: number;
  /** The cache in focus, by name, and the place that is selected, as a lesson names it. */
  readonly focus: string | null;
  readonly select: string | null;
  /** Where the camera of the stage looks; null for all of it. */
  readonly camera: { readonly zoom: number; readonly x: number; readonly y: number } | null;
  readonly gate: NoteGate | null;
}

/** The notes about a run, with the title under which they are played. */
export interface Notes {
  readonly title: string;
  readonly about: string;
  readonly notes: readonly Note[];
}

const line = z.string();

/** The fields of a note that comes from outside. The file that they come from bounds their length. */
export const NOTE_FIELDS: { readonly [K in keyof Note]: z.ZodType<Note[K]> } = {
  title: line,
  text: line,
  events: z.int().min(0).max(1e9),
  focus: line.nullable(),
  select: line.nullable(),
  camera: z.strictObject({ zoom: z.number(), x: z.number(), y: z.number() }).nullable(),
  gate: z.strictObject({ ask: line, measure: line, because: line }).nullable(),
};

/** Checks notes that come from outside. */
export const notesSchema: z.ZodType<Notes> = z.strictObject({
  title: line,
  about: line,
  notes: z.array(z.strictObject(NOTE_FIELDS)),
});

/**
 * Returns whether two runs of the same machine are the same up to a moment: with the same actions by hand before it.
 */
export function isSameUpTo(a: readonly JournalEntry[], b: readonly JournalEntry[], events: number): boolean {
  const before = (journal: readonly JournalEntry[]): string =>
    JSON.stringify(journal.filter((entry) => entry.events < events));
  return a === b || before(a) === before(b);
}

const written = new WeakMap<Scenario, string>();

/** Returns whether two scenarios run the same and have the same title, even if one was stored. */
export function isSameScenario(a: Scenario, b: Scenario): boolean {
  return a === b || (a.title === b.title && a.seed === b.seed && textOf(a) === textOf(b));
}

function textOf(scenario: Scenario): string {
  const text = written.get(scenario) ?? JSON.stringify({ ...scenario, id: undefined });
  written.set(scenario, text);
  return text;
}
