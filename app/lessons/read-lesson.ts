import type { RootContent } from 'mdast';
import { headFields } from './block-schemas.ts';
import type { Lesson, LessonProblem, LessonResult, Part } from './lesson.ts';
import { plainText, readMarkdown } from './markdown.ts';
import { namesIn } from './names-in.ts';
import { BLOCK_KINDS, readBlock } from './read-block.ts';
import type { Titles } from './scenario-block.ts';
import { readFields } from './yaml-fields.ts';

/** The most characters of a lesson file. */
const MAX_LESSON: number = 1 << 20;

/** The most problems to report. */
const MOST_PROBLEMS = 50;

const HEAD = /^---\r?\n([\s\S]*?)\r?\n---\r?\n/;

/** A step that is being read. */
interface Draft {
  readonly title: string;
  readonly line: number;
  readonly parts: Part[];
}

/** Reads a lesson file; FORMAT.md describes the format. */
export function readLesson(text: string): LessonResult {
  if (text.length > MAX_LESSON)
    return failed([{ line: 1, reason: 'it is longer than a mebibyte: split it into several lessons' }]);
  const [head = '', fields] = HEAD.exec(text) ?? [];
  if (fields === undefined)
    return failed([
      { line: 1, reason: 'a lesson begins with its head: --- then lesson: 1, name, title … then ---' },
    ]);
  const read = readFields({ text: fields, line: 2 }, headFields);
  if (!read.ok) return failed(read.problems);
  const { lesson: _, ...titles } = read.fields;
  // Blank lines in place of the head keep the numbers of the lines right.
  const body = head.replace(/[^\n]/g, '') + text.slice(head.length);
  return readSteps(body, titles);
}

function readSteps(body: string, head: Omit<Lesson, 'steps'>): LessonResult {
  const problems: LessonProblem[] = [];
  const steps: Draft[] = [];
  for (const node of readMarkdown(body).children) {
    const line = node.position?.start.line ?? 1;
    if (node.type === 'heading' && node.depth <= 2) {
      if (node.depth === 1) problems.push({ line, reason: 'the title is in the head: begin steps with ##' });
      else steps.push({ title: plainText(node), line, parts: [] });
      continue;
    }
    const step = steps.at(-1);
    if (step === undefined)
      problems.push({ line, reason: 'this comes before the first step: begin one with ##' });
    else problems.push(...addPart(step, node, head, line));
  }
  if (steps.length === 0 && problems.length === 0)
    problems.push({ line: 1, reason: 'there is no step: begin one with ##' });
  const lesson: Lesson = { ...head, steps };
  if (problems.length === 0) problems.push(...namesIn(lesson));
  return problems.length === 0 ? { ok: true, lesson } : failed(problems);
}

/** Adds a piece of Markdown to a step. Returns what is wrong with it. */
function addPart(
  { parts }: Draft,
  node: RootContent,
  titles: Titles,
  line: number,
): readonly LessonProblem[] {
  if (node.type === 'html') return [{ line, reason: 'HTML is not allowed: write Markdown' }];
  if (node.type !== 'code') {
    parts.push({ kind: 'prose', line, node });
    return [];
  }
  const lang = node.lang ?? '';
  const kind = BLOCK_KINDS.find((known) => known === lang);
  if (kind === undefined) {
    if (lang === '' || lang === 'c' || lang === 'text') {
      parts.push({ kind: 'prose', line, node });
      return [];
    }
    return [
      { line, reason: `“${lang}” is not a kind of block: ${BLOCK_KINDS.join(', ')}, or c and text for code` },
    ];
  }
  const read = readBlock(kind, { text: node.value, line: line + 1 }, titles, line);
  if (!read.ok) return read.problems;
  parts.push(read.fields);
  return [];
}

function failed(problems: readonly LessonProblem[]): LessonResult {
  const sorted = [...problems].sort((a, b) => a.line - b.line);
  return { ok: false, problems: sorted.slice(0, MOST_PROBLEMS) };
}
