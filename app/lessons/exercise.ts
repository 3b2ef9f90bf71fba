import type { Scenario } from '../../engine/index.ts';
import { entryOf } from './find-moment.ts';
import { blocksOf, type GoalBlock, type Lesson, type ScenarioBlock, type When } from './lesson.ts';

/** The claim of a link that is handed in: the exercise, and the hash of its run after `events` events. */
export interface Claim {
  readonly exercise: string;
  readonly hash: string;
  readonly events: number;
}

/** The parameters of an address in which a claim is written. */
export const CLAIM_PARAMETERS: Readonly<Record<keyof Claim, string>> = {
  exercise: 'exercise',
  hash: 'proof',
  events: 'events',
};

/** A goal as an exercise: the machine that it starts on. */
export interface Exercise {
  readonly goal: GoalBlock;
  readonly scenario: Scenario;
  /** The moment before which no action is allowed; null: the beginning. */
  readonly entry: When | null;
}

/**
 * The seed of an exercise for a student: FNV-1a (32 bits) over the UTF-8 bytes of the exercise's name, a line feed, and
 * the
 * student's code without white space around it and in small letters; then without its highest bit, and 1 instead of 0.
 */
export function seedOf(exercise: string, student: string): number {
  let hash = 0x811c9dc5;
  for (const byte of utf8(`${exercise}\n${student.trim().toLowerCase()}`))
    hash = Math.imul(hash ^ byte, 0x01000193);
  return hash & 0x7fff_ffff || 1;
}

function utf8(text: string): number[] {
  const letters = encodeURIComponent(text).replace(/%(..)/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return [...letters].map((letter) => letter.charCodeAt(0));
}

/** The machine of an exercise for a student. */
export function exerciseFor({ goal, scenario }: Omit<Exercise, 'entry'>, student: string): Scenario {
  return { ...scenario, seed: seedOf(goal.name, student) };
}

/** The exercises of a lesson. */
export function exercisesIn(lesson: Lesson): readonly Exercise[] {
  let current: ScenarioBlock | null = null;
  const found: Exercise[] = [];
  for (const [at, step] of lesson.steps.entries()) {
    current = blocksOf(step, 'scenario').at(-1) ?? current;
    for (const goal of blocksOf(step, 'goal'))
      if (current !== null)
        found.push({ goal, scenario: current.scenario, entry: entryOf(lesson, at)?.when ?? null });
  }
  return found;
}
