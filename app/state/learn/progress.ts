import * as z from 'zod/mini';
import { create, type StoreApi, type UseBoundStore } from 'zustand';
import { persist } from 'zustand/middleware';

/** What a learner answered at a gate. */
interface GivenAnswer {
  /** In words: the option, the number, or what was clicked. */
  readonly given: string;
  /** What the engine answered, in words. */
  readonly truth: string;
  readonly isRight: boolean;
}

/** What a learner has done in a lesson. */
export interface LessonProgress {
  /** The step that was read last. */
  readonly step: number;
  /** Steps that were read. */
  readonly seen: readonly number[];
  /** Answers by number of the step. */
  readonly answers: Readonly<Record<string, GivenAnswer>>;
  /** Goals that were reached, with the number of actions. */
  readonly goals: Readonly<Record<string, number>>;
}

/** Everything a learner has done in this browser. None of it is sent anywhere. */
export interface Progress {
  readonly lessons: Readonly<Record<string, LessonProgress>>;
  /** The code that identifies the learner to a teacher; empty without one. */
  readonly student: string;
}

const NOTHING: LessonProgress = { step: 0, seen: [], answers: {}, goals: {} };

const number = z.number().check(z.minimum(0), z.maximum(1000));
const lesson = z.object({
  step: z.catch(number, 0),
  seen: z.catch(z.array(number), []),
  answers: z.catch(
    z.record(z.string(), z.object({ given: z.string(), truth: z.string(), isRight: z.boolean() })),
    {},
  ),
  goals: z.catch(z.record(z.string(), number), {}),
});

/** Stored progress may be of another version, or edited: invalid parts are left out. */
const schema: z.ZodMiniType<Progress> = z.object({
  lessons: z.catch(z.record(z.string(), lesson), {}),
  student: z.catch(z.string().check(z.maxLength(64)), ''),
});

const EMPTY: Progress = { lessons: {}, student: '' };

/** The progress of this browser's user. */
export const useProgress: UseBoundStore<StoreApi<Progress>> = create<Progress>()(
  persist(() => EMPTY, {
    name: 'slabscope.learn',
    version: 1,
    merge: (stored) => schema.parse(typeof stored === 'object' && stored !== null ? stored : {}),
  }),
);

/** What the learner has done in a lesson so far. */
export function progressIn(progress: Progress, name: string): LessonProgress {
  return progress.lessons[name] ?? NOTHING;
}

/** Records something that the learner did in a lesson. */
export function note(name: string, change: (before: LessonProgress) => Partial<LessonProgress>): void {
  const { lessons } = useProgress.getState();
  const before = lessons[name] ?? NOTHING;
  useProgress.setState({ lessons: { ...lessons, [name]: { ...before, ...change(before) } } });
}

/** Records that a step was read. */
export function noteStep(name: string, step: number): void {
  note(name, ({ seen }) => ({ step, seen: seen.includes(step) ? seen : [...seen, step] }));
}

/** Sets the learner's code. */
export function setStudent(student: string): void {
  useProgress.setState({ student });
}

/** The answers to all gates as a text that a learner can hand in. */
export function answersJson({ lessons, student }: Progress): string {
  const answers = Object.entries(lessons).flatMap(([name, { answers: given }]) =>
    Object.entries(given).map(([step, answer]) => ({ lesson: name, step: Number(step) + 1, ...answer })),
  );
  const goals = Object.entries(lessons).flatMap(([name, { goals: reached }]) =>
    Object.entries(reached).map(([goal, actions]) => ({ lesson: name, goal, actions })),
  );
  return `${JSON.stringify({ format: 'slabscope answers', version: 1, student, answers, goals }, null, 2)}\n`;
}
