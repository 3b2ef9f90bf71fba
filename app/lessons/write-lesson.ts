import { stringify } from 'yaml';
import type { JournalEntry, Scenario } from '../../engine/index.ts';
import { isSameScenario, isSameUpTo, type Note, type NoteGate } from '../formats/notes.ts';
import { LESSON_VERSION } from './lesson.ts';

/** A step of a notebook: a note about a moment, and its run. */
export interface WrittenStep extends Note {
  readonly scenario: Scenario;
  readonly journal: readonly JournalEntry[];
}

/** The content of a lesson in a notebook. */
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
  const written = runsOf(steps).flatMap((run) =>
    run.steps.map((step, at) => ({ step, run: at === 0 ? run : null, next: run.steps[at + 1] ?? null })),
  );
  const parts = written.map(({ step, run, next }, at) => writeStep(step, at, run, next));
  return `---\n${stringify(head)}---\n\n${parts.join('\n')}`;
}

/** Consecutive steps of one run, and all actions by hand in it. */
interface StepsOfRun {
  readonly steps: readonly WrittenStep[];
  readonly journal: readonly JournalEntry[];
}

/** Groups consecutive steps whose moments are all in one run. */
function runsOf(steps: readonly WrittenStep[]): readonly StepsOfRun[] {
  const runs: StepsOfRun[] = [];
  for (const step of steps) {
    const last = runs.at(-1);
    const journal = last === undefined ? null : journalOfBoth(last, step);
    if (last === undefined || journal === null) runs.push({ steps: [step], journal: step.journal });
    else runs[runs.length - 1] = { steps: [...last.steps, step], journal };
  }
  return runs;
}

/** The actions by hand of a run that has the moments of both; null if no run does. */
function journalOfBoth({ steps, journal }: StepsOfRun, step: WrittenStep): readonly JournalEntry[] | null {
  const [first] = steps;
  if (first === undefined || !isSameScenario(first.scenario, step.scenario)) return null;
  if (isSameUpTo(journal, step.journal, step.events)) return journal;
  return steps.every(({ events }) => isSameUpTo(journal, step.journal, events)) ? step.journal : null;
}

/**
 * `run`: the run that begins with this step; null if it is that of the step before. `next`: the next step of the same
 * run.
 */
function writeStep(step: WrittenStep, at: number, run: StepsOfRun | null, next: WrittenStep | null): string {
  const { focus, select, camera, events } = step;
  const moment = {
    name: `moment-${at + 1}`,
    events,
    ...(focus === null ? {} : { focus }),
    ...(select === null ? {} : { select }),
    ...(camera === null ? {} : { camera }),
  };
  const isAsked = step.gate !== null && next !== null && next.events > events;
  return [
    `## ${step.title.trim() === '' ? `Step ${at + 1}` : oneLine(step.title)}`,
    harmless(step.text),
    ...(run === null ? [] : [block('scenario', { ...step.scenario, journal: run.journal })]),
    block('moment', moment),
    ...(isAsked && step.gate !== null ? [block('gate', gateOf(step.gate, next.events))] : []),
    '',
  ].join('\n\n');
}

/** Text that cannot end the step or begin a block: no step headings, and no languages on fenced code. */
function harmless(text: string): string {
  const plain = text
    .replace(/^(#{1,2} )/gm, '#$1')
    .replace(/^([=-]+)[ \t]*$/gm, '\\$1')
    .replace(/^(?:```|~~~).*$/gm, (fence) => (/\w/.test(fence) ? '```text' : '```'));
  const fences = plain.match(/^```/gm)?.length ?? 0;
  return fences % 2 === 0 ? plain : `${plain}\n\`\`\``;
}

function gateOf({ ask, measure, because }: NoteGate, events: number): object {
  return { ask, number: {}, play: { events }, measure, button: 'Let it happen', because };
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
