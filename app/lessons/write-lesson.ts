import { stringify } from 'yaml';
import type { JournalEntry, Scenario } from '../../engine/index.ts';
import { LESSON_VERSION, type LessonCamera } from './lesson.ts';

/** A question that a notebook's step asks before the next one. */
interface WrittenGate {
  readonly ask: string;
  /** The number asked for, as `measure.ts` reads it. */
  readonly measure: string;
  readonly because: string;
}

/** A step of a notebook: a moment of a run, and what is said about it. */
export interface WrittenStep {
  readonly title: string;
  /** Markdown. */
  readonly text: string;
  readonly scenario: Scenario;
  readonly journal: readonly JournalEntry[];
  readonly events: number;
  /** The cache in focus, by name, and the place that is selected. */
  readonly focus: string | null;
  readonly select: string | null;
  /** Where the camera of the stage looks; null for all of it. */
  readonly camera: LessonCamera | null;
  readonly gate: WrittenGate | null;
}

/** What a lesson is made of in a notebook. */
export interface WrittenLesson {
  readonly title: string;
  readonly about: string;
  readonly steps: readonly WrittenStep[];
}

/** Writes a notebook as a lesson file. */
export function writeLesson({ title, about, steps }: WrittenLesson): string {
  const head = {
    lesson: LESSON_VERSION,
    name: nameOf(title),
    title: title.trim() === '' ? 'Notebook' : title,
    about: about.trim() === '' ? 'Moments of a machine.' : about,
    minutes: Math.max(1, Math.min(60, 2 * steps.length)),
  };
  const parts = steps.map((step, at) => writeStep(step, at, steps));
  return `---\n${stringify(head)}---\n\n${parts.join('\n')}`;
}

function writeStep(step: WrittenStep, at: number, steps: readonly WrittenStep[]): string {
  const before = steps[at - 1];
  const next = steps[at + 1];
  const isSame = before !== undefined && isSameRun(before, step);
  const { focus, select, camera, events } = step;
  const moment = {
    name: `moment-${at + 1}`,
    events,
    ...(focus === null ? {} : { focus }),
    ...(select === null ? {} : { select }),
    ...(camera === null ? {} : { camera }),
  };
  const isAsked = step.gate !== null && next !== undefined && isSameRun(step, next) && next.events > events;
  return [
    `## ${step.title.trim() === '' ? `Step ${at + 1}` : oneLine(step.title)}`,
    harmless(step.text),
    ...(isSame ? [] : [block('scenario', { ...step.scenario, journal: step.journal })]),
    block('moment', moment),
    ...(isAsked && step.gate !== null ? [block('gate', gateOf(step.gate, next.events))] : []),
    '',
  ].join('\n\n');
}

/** A text in which nothing ends the step or begins a block: no headings of steps, and no language on fenced code. */
function harmless(text: string): string {
  const plain = text
    .replace(/^(#{1,2} )/gm, '#$1')
    .replace(/^([=-]+)[ \t]*$/gm, '\\$1')
    .replace(/^(?:```|~~~).*$/gm, (fence) => (/\w/.test(fence) ? '```text' : '```'));
  const fences = plain.match(/^```/gm)?.length ?? 0;
  return fences % 2 === 0 ? plain : `${plain}\n\`\`\``;
}

function gateOf({ ask, measure, because }: WrittenGate, events: number): object {
  return { ask, number: {}, play: { events }, measure, button: 'Let it happen', because };
}

/** Whether two steps are of the same run, up to what was done later. */
function isSameRun(a: WrittenStep, b: WrittenStep): boolean {
  return (
    JSON.stringify(a.scenario) === JSON.stringify(b.scenario) &&
    JSON.stringify(a.journal) === JSON.stringify(b.journal)
  );
}

function block(kind: string, fields: object): string {
  return `\`\`\`${kind}\n${stringify(fields, { aliasDuplicateObjects: false, lineWidth: 0 })}\`\`\``;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function nameOf(title: string): string {
  return (
    title
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '') || 'notebook'
  );
}
