import { z } from 'zod';
import {
  type Command,
  commandSchema,
  EVENT_KINDS,
  type EventKind,
  type JournalEntry,
} from '../../engine/index.ts';
import { journalSchema } from '../formats/journal.ts';
import { AXES, type AxisName } from '../model/sweep/vary.ts';
import { type Bound, type Expectation, readBound } from './bound.ts';
import {
  type ExamQuestion,
  type GoalBlock,
  type HighlightBlock,
  LESSON_VERSION,
  type Lesson,
  type MomentBlock,
  type When,
} from './lesson.ts';
import { type Measure, readMeasure } from './measure.ts';
import { type Place, readPlace } from './place.ts';

type Written<T> = Omit<T, 'kind' | 'line'>;

const words = z.string().min(1).max(4000);
const name = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'a name is made of small letters, digits and dashes');
const ms = z.number().min(0).max(3_600_000);
const eventKind = z.enum(EVENT_KINDS);

const measure: z.ZodType<Measure, string> = z.string().transform((text, context) => {
  const result = readMeasure(text);
  if (result.ok) return result.measure;
  context.addIssue({ code: 'custom', message: result.reason });
  return z.NEVER;
});

const bound: z.ZodType<Bound, number | string> = z
  .union([z.number(), z.string()])
  .transform((value, context) => {
    const read = readBound(value);
    if (read !== null) return read;
    context.addIssue({ code: 'custom', message: `“${value}” is neither a number nor a bound such as >= 30` });
    return z.NEVER;
  });

const place: z.ZodType<Place, string> = z.string().transform((text, context) => {
  const result = readPlace(text);
  if (result.ok) return result.place;
  context.addIssue({ code: 'custom', message: result.reason });
  return z.NEVER;
});

/** Numbers and their bounds, by the text of the number. */
const expectations: z.ZodType<readonly Expectation[], Record<string, number | string>> = z
  .record(z.string(), bound)
  .transform((entries, context) =>
    Object.entries(entries).flatMap(([text, one]): Expectation[] => {
      const result = readMeasure(text);
      if (result.ok) return [{ measure: result.measure, bound: one }];
      context.addIssue({ code: 'custom', path: [text], message: result.reason });
      return [];
    }),
  );

const whenFields = {
  at: ms.nullable().default(null),
  events: z.int().min(0).max(1e9).nullable().default(null),
  after: eventKind.nullable().default(null),
  nth: z.int().min(1).default(1),
};
const when = z.strictObject(whenFields);

/** The fields of a scenario block besides those of the scenario itself. */
export const scenarioExtras: z.ZodType<{
  readonly use?: string;
  readonly only?: readonly string[];
  readonly journal: readonly JournalEntry[];
}> = z.object({
  use: z.string().exactOptional(),
  only: z.array(z.string()).exactOptional(),
  journal: journalSchema.default([]),
});

/** Fields of a moment block. */
export const momentFields: z.ZodType<Written<Omit<MomentBlock, 'when'>> & When> = z.strictObject({
  name,
  ...whenFields,
  expect: expectations.prefault({}),
  focus: z.string().nullable().default(null),
  select: place.nullable().default(null),
  camera: z
    .strictObject({ zoom: z.number().min(0), x: z.number(), y: z.number() })
    .nullable()
    .default(null),
});

/** Fields of a highlight block. */
export const highlightFields: z.ZodType<Written<HighlightBlock>> = z.strictObject({
  name,
  at: name.nullable().default(null),
  mark: z.array(place).min(1),
  says: words,
});

const option = z.strictObject({ text: words, value: bound });

/** A gate as it is written. */
export interface GateFields {
  readonly ask: string;
  readonly choose?: readonly { readonly text: string; readonly value: Bound }[];
  readonly number?: { readonly within: number; readonly unit: string };
  readonly click?: { readonly what: 'slab' | 'object' | 'cpu'; readonly first: EventKind };
  readonly do?: readonly Command[];
  readonly play?: When;
  readonly measure?: Measure;
  readonly as: 'after' | 'rise' | 'fall';
  readonly button: string;
  readonly because: string;
}

/** Fields of a gate block. */
export const gateFields: z.ZodType<GateFields> = z
  .strictObject({
    ask: words,
    choose: z.array(option).min(2).max(6).exactOptional(),
    number: z
      .strictObject({ within: z.number().min(0).default(0), unit: z.string().max(40).default('') })
      .exactOptional(),
    click: z.strictObject({ what: z.enum(['slab', 'object', 'cpu']), first: eventKind }).exactOptional(),
    do: z.array(commandSchema).min(1).max(200).exactOptional(),
    play: when.exactOptional(),
    measure: measure.exactOptional(),
    as: z.enum(['after', 'rise', 'fall']).default('after'),
    button: z.string().min(1).max(60).default('Let it happen'),
    because: words,
  })
  .refine(
    ({ choose, number, click }) => [choose, number, click].filter(Boolean).length === 1,
    'a gate is answered in one way: choose, number or click',
  )
  .refine((gate) => (gate.do === undefined) !== (gate.play === undefined), 'a gate needs either do or play')
  .refine(
    ({ click, measure: asked }) => (click === undefined) === (asked !== undefined),
    'choose and number need a measure, click needs none',
  );

/** A change as it is written. */
export interface ChangeFields {
  readonly setting: AxisName;
  readonly values: readonly number[];
  readonly at: number;
  readonly rows: Readonly<Record<string, Measure>>;
  readonly expect: Readonly<Record<string, Readonly<Record<string, Bound>>>>;
  readonly says: string;
}

/** Fields of a change block. */
export const changeFields: z.ZodType<ChangeFields> = z.strictObject({
  setting: z.enum(AXES),
  values: z.array(z.number()).min(2).max(6),
  at: ms,
  rows: z.record(words, measure),
  expect: z.record(z.string(), z.record(words, bound)).default({}),
  says: words,
});

/** Fields of a goal block. */
export const goalFields: z.ZodType<Written<GoalBlock>> = z.strictObject({
  name,
  says: words,
  reached: expectations.refine((list) => list.length > 0, 'a goal needs at least one number'),
  actions: z.int().min(1).nullable().default(null),
  hints: z.array(words).min(1),
  solution: z.array(commandSchema).min(1).max(200),
});

const exam = z.strictObject({ ask: words, answer: words });

/** A note as it is written. */
export type NoteFields =
  | { readonly of: 'quoted'; readonly text: string; readonly source: string }
  | { readonly of: 'model'; readonly text: string; readonly model: 'depot' }
  | { readonly of: 'aside'; readonly text: string }
  | {
      readonly of: 'teacher';
      readonly time: string;
      readonly prerequisites: string;
      readonly mistakes: readonly string[];
      readonly exam: readonly ExamQuestion[];
    };

/** Fields of a note block. */
export const noteFields: z.ZodType<NoteFields> = z.discriminatedUnion('of', [
  z.strictObject({ of: z.literal('quoted'), text: words, source: words }),
  z.strictObject({ of: z.literal('model'), text: words, model: z.literal('depot') }),
  z.strictObject({ of: z.literal('aside'), text: words }),
  z.strictObject({
    of: z.literal('teacher'),
    time: words,
    prerequisites: words,
    mistakes: z.array(words).min(1),
    exam: z.array(exam).length(3, 'a teacher’s note has three questions for the exam'),
  }),
]);

/** Fields at the head of the file. */
export const headFields: z.ZodType<Omit<Lesson, 'steps'> & { readonly lesson: typeof LESSON_VERSION }> =
  z.strictObject({
    lesson: z.literal(LESSON_VERSION, `this program reads lessons of version ${LESSON_VERSION}`),
    name,
    title: words.max(200),
    about: words.max(600),
    minutes: z.number().min(1).max(60),
  });
