import { readdirSync, readFileSync } from 'node:fs';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { csvParse } from 'd3';
import { decodeLink } from '../app/formats/share-link.ts';
import { type Exercise, exercisesIn } from '../app/lessons/exercise.ts';
import { type Grade, grade, refused } from '../app/lessons/grade.ts';
import { readLesson } from '../app/lessons/read-lesson.ts';
import { csvRow } from '../app/model/export/csv.ts';
import { nodeCoder } from './node-coder.ts';
import { readSubmission, type Submission } from './submission.ts';

const USAGE = `npm run grade -- LINKS.csv [--exercise NAME] [--lesson FILE]
LINKS.csv has the columns student and link. By default the exercise is the one that most links belong to; --lesson adds the
exercises of a lesson file.`;

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}

function textOf(file: string | URL): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    return fail(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** All built-in exercises, and those of a lesson file. */
function exercises(own: string | undefined): Map<string, Exercise> {
  const folder = new URL('../app/lessons/texts/', import.meta.url);
  const files: (string | URL)[] = readdirSync(folder).map((file) => new URL(file, folder));
  if (own !== undefined) files.push(own);
  const found = new Map<string, Exercise>();
  for (const file of files) {
    const result = readLesson(textOf(file));
    if (!result.ok) fail(`${file}:${result.problems[0]?.line}: ${result.problems[0]?.reason}`);
    for (const exercise of exercisesIn(result.lesson)) found.set(exercise.goal.name, exercise);
  }
  return found;
}

/** A row of the table: the student, and the link as read. */
interface Row {
  readonly student: string;
  readonly read: ReturnType<typeof readSubmission>;
}

function rowsOf(text: string): readonly Row[] {
  const table = csvParse(text.replace(/^\uFEFF/, ''));
  for (const column of ['student', 'link'])
    if (!table.columns.includes(column))
      fail(`LINKS.csv needs the columns student,link; there is no “${column}”`);
  return table.map((row) => ({ student: row['student'] ?? '', read: readSubmission(row['link'] ?? '') }));
}

/** The exercise that most links belong to. */
function mostCommon(rows: readonly Row[]): string | null {
  const counts = new Map<string, number>();
  for (const { read } of rows)
    if (read.ok)
      counts.set(read.submission.claim.exercise, (counts.get(read.submission.claim.exercise) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

async function gradeOne(
  exercise: Exercise | undefined,
  student: string,
  { claim, run }: Submission,
): Promise<Grade> {
  if (exercise === undefined) return refused('other exercise', `there is no exercise ${claim.exercise}`);
  const decoded = await decodeLink(run, nodeCoder);
  return decoded.ok ? grade(exercise, student, claim, decoded.run) : refused('unreadable', decoded.reason);
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { exercise: { type: 'string' }, lesson: { type: 'string' } },
  });
  const [file] = positionals;
  if (file === undefined) fail(USAGE);
  const rows = rowsOf(textOf(file));
  const known = exercises(values.lesson);
  const name = values.exercise ?? mostCommon(rows);
  const exercise = name === null ? undefined : known.get(name);
  if (values.exercise !== undefined && exercise === undefined)
    fail(`there is no exercise ${values.exercise}: ${[...known.keys()].join(', ')}`);
  process.stdout.write(csvRow(['student', 'verdict', 'moment', 'actions', 'reason']));
  for (const { student, read } of rows) {
    const { verdict, moment, actions, reason } = read.ok
      ? await gradeOne(exercise, student, read.submission)
      : refused('unreadable', read.reason);
    process.stdout.write(csvRow([student, verdict, moment ?? '', actions ?? '', reason]));
  }
}

await main();
