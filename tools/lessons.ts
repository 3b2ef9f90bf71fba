import { readdirSync, readFileSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createLocalHost } from '../app/host/local-host.ts';
import { LESSONS } from '../app/lessons/catalogue.ts';
import type { LessonProblem } from '../app/lessons/lesson.ts';
import { readLesson } from '../app/lessons/read-lesson.ts';
import { checkLesson, type Known } from '../app/state/learn/check-lesson.ts';
import { GLOSSARY } from '../app/words/glossary.ts';

const USAGE = `npm run lessons -- check [FILE…]
Checks lesson files by running them without the page; without FILE, checks all built-in lessons.`;

const root = new URL('..', import.meta.url);

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}

function known(): Known {
  const spec = readFileSync(new URL('engine/SPEC.md', root), 'utf8');
  return {
    terms: GLOSSARY.map(({ term }) => term),
    rules: [...spec.matchAll(/^- ([A-Z]+\d+) /gm)].map(([, rule = '']) => rule),
    lessons: LESSONS.map(({ name }) => name),
  };
}

/** The files of the built-in lessons. */
function builtIn(): string[] {
  const folder = new URL('app/lessons/texts/', root);
  return readdirSync(folder)
    .filter((file) => file.endsWith('.md'))
    .sort()
    .map((file) => fileURLToPath(new URL(file, folder)));
}

function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

/** Checks a file, and prints one line, or one for each problem. Resolves to whether it is valid. */
async function check(file: string): Promise<boolean> {
  const text = textOf(file);
  if (text === null) {
    console.error(`${file}: it cannot be read`);
    return false;
  }
  const result = readLesson(text);
  const problems: readonly LessonProblem[] = result.ok
    ? await checkLesson(result.lesson, createLocalHost, known())
    : result.problems;
  for (const { line, reason } of problems) console.error(`${file}:${line}: ${reason}`);
  if (result.ok && problems.length === 0) console.log(`ok ${result.lesson.name}`);
  return problems.length === 0;
}

async function main(): Promise<void> {
  const { positionals } = parseArgs({ allowPositionals: true });
  const [command, ...files] = positionals;
  if (command !== 'check') fail(USAGE);
  let isRight = true;
  for (const file of files.length === 0 ? builtIn() : files) isRight = (await check(file)) && isRight;
  process.exitCode = isRight ? 0 : 1;
}

await main();
