import type { RootContent } from 'mdast';
import type { Command, EventKind, JournalEntry, Scenario } from '../../engine/index.ts';
import type { AxisName } from '../model/sweep/vary.ts';
import type { Bound, Expectation } from './bound.ts';
import type { Measure } from './measure.ts';
import type { Place } from './place.ts';

/** The version of lesson files that this program reads and writes. */
export const LESSON_VERSION = 1;

/** Starts the machine of this step and those after it. */
export interface ScenarioBlock {
  readonly kind: 'scenario';
  readonly line: number;
  readonly scenario: Scenario;
  readonly journal: readonly JournalEntry[];
}

/** When a moment is: at a time in ms, or after a number of events; and then after `skip` events of a kind. */
export interface When {
  readonly at: number | null;
  readonly events: number | null;
  /** The first event of this kind from there on (with `nth`: a later one), about any cache. */
  readonly after: EventKind | null;
  readonly nth: number;
}

/** Where the camera of the stage looks: its zoom and centre, as in links. */
interface LessonCamera {
  readonly zoom: number;
  readonly x: number;
  readonly y: number;
}

/** A moment of the machine, what is true there, and what to look at. */
export interface MomentBlock {
  readonly kind: 'moment';
  readonly line: number;
  readonly name: string;
  readonly when: When;
  readonly expect: readonly Expectation[];
  /** The name of the cache in focus; the first one by default. */
  readonly focus: string | null;
  /** What is selected; nothing by default. */
  readonly select: Place | null;
  /** Where the camera of the stage looks; null for all of it. */
  readonly camera: LessonCamera | null;
}

/** Things on the stage that a link in the prose marks. */
export interface HighlightBlock {
  readonly kind: 'highlight';
  readonly line: number;
  readonly name: string;
  /** The moment to go to first; null to stay. */
  readonly at: string | null;
  readonly mark: readonly Place[];
  /** The text beside it. */
  readonly says: string;
}

/** What happens once a gate is answered: commands, or the machine's own course up to a moment. */
export type Outcome =
  | { readonly kind: 'do'; readonly commands: readonly Command[] }
  | { readonly kind: 'play'; readonly when: When };

/** How the learner answers a gate. */
export type Answer =
  | { readonly kind: 'choose'; readonly options: readonly { readonly text: string; readonly bound: Bound }[] }
  /** `within`: how far off an answer may be. */
  | { readonly kind: 'number'; readonly within: number; readonly unit: string }
  /** Click on the stage: the subject of the first event of a kind during the outcome. */
  | { readonly kind: 'click'; readonly what: 'slab' | 'object' | 'cpu'; readonly first: EventKind };

/** A prediction: playback stops and asks, then the engine answers. */
export interface GateBlock {
  readonly kind: 'gate';
  readonly line: number;
  readonly ask: string;
  readonly answer: Answer;
  readonly outcome: Outcome;
  /** The number asked for: after the outcome, or how much it rises or falls. Unused for a click. */
  readonly measure: Measure | null;
  readonly as: 'after' | 'rise' | 'fall';
  /** The button that lets it happen. */
  readonly button: string;
  /** Why, in Markdown; shown with the answer. */
  readonly because: string;
}

/** A setting to move, and what it does to the same machine. */
export interface ChangeBlock {
  readonly kind: 'change';
  readonly line: number;
  readonly axis: AxisName;
  readonly values: readonly number[];
  /** When the machines are compared, in ms. */
  readonly at: number;
  readonly rows: readonly { readonly label: string; readonly measure: Measure }[];
  /** For some of the values, by value and label: what must come out. */
  readonly expect: readonly { readonly value: number; readonly label: string; readonly bound: Bound }[];
  readonly says: string;
}

/** A goal that the learner reaches by acting on the machine. */
export interface GoalBlock {
  readonly kind: 'goal';
  readonly line: number;
  /** Names the exercise in links and grades. */
  readonly name: string;
  readonly says: string;
  readonly reached: readonly Expectation[];
  /** The most actions allowed; null for any number. */
  readonly actions: number | null;
  readonly hints: readonly string[];
  /** Commands that reach it, in order. */
  readonly solution: readonly Command[];
}

/** A question for the exam, with its answer. */
export interface ExamQuestion {
  readonly ask: string;
  readonly answer: string;
}

/** A note beside the main text of a lesson. */
export type NoteBlock =
  /** Figures that were measured elsewhere, and quoted from a source. */
  | {
      readonly kind: 'note';
      readonly line: number;
      readonly of: 'quoted';
      readonly text: string;
      readonly source: string;
    }
  /** Figures of a small model, which is not the engine. */
  | {
      readonly kind: 'note';
      readonly line: number;
      readonly of: 'model';
      readonly text: string;
      readonly model: 'depot';
    }
  | { readonly kind: 'note'; readonly line: number; readonly of: 'aside'; readonly text: string }
  | ({ readonly kind: 'note'; readonly line: number; readonly of: 'teacher' } & TeacherNote);

/** Notes for a teacher to read before the lesson. */
interface TeacherNote {
  readonly time: string;
  readonly prerequisites: string;
  /** What students get wrong. */
  readonly mistakes: readonly string[];
  readonly exam: readonly ExamQuestion[];
}

/** A typed block of a lesson. */
export type Block =
  | ScenarioBlock
  | MomentBlock
  | HighlightBlock
  | GateBlock
  | ChangeBlock
  | GoalBlock
  | NoteBlock;

/** A piece of a step, in the order of the file. */
export type Part = Block | { readonly kind: 'prose'; readonly line: number; readonly node: RootContent };

/** A step: what is read on one page. */
export interface Step {
  readonly title: string;
  readonly line: number;
  readonly parts: readonly Part[];
}

/** A lesson. */
export interface Lesson {
  readonly name: string;
  readonly title: string;
  readonly about: string;
  /** How long it takes. */
  readonly minutes: number;
  readonly steps: readonly Step[];
}

/** What is wrong in a lesson file, and where. */
export interface LessonProblem {
  readonly line: number;
  readonly reason: string;
}

/** A lesson, or what is wrong with its file. */
export type LessonResult =
  | { readonly ok: true; readonly lesson: Lesson }
  | { readonly ok: false; readonly problems: readonly LessonProblem[] };

/** The blocks of a kind in a step. */
export function blocksOf<K extends Block['kind']>(
  step: Step,
  kind: K,
): readonly Extract<Block, { readonly kind: K }>[] {
  return step.parts.filter((part): part is Extract<Block, { readonly kind: K }> => part.kind === kind);
}
