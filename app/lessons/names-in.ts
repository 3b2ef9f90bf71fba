import { PROGRAMS } from '../../engine/index.ts';
import { blocksOf, type Lesson, type LessonProblem, type Part, type Step } from './lesson.ts';
import { readLink } from './link.ts';
import { linksIn } from './markdown.ts';

/** The names that the steps so far have given. */
interface Known {
  hasScenario: boolean;
  readonly moments: Set<string>;
  readonly highlights: Set<string>;
}

/** Finds names that are used before they are defined, or defined twice, and broken links. */
export function namesIn(lesson: Lesson): LessonProblem[] {
  const known: Known = { hasScenario: false, moments: new Set(), highlights: new Set() };
  return lesson.steps.flatMap((step) => stepProblems(step, known));
}

function stepProblems(step: Step, known: Known): LessonProblem[] {
  const problems: LessonProblem[] = [];
  for (const block of blocksOf(step, 'moment')) {
    if (known.moments.has(block.name))
      problems.push({ line: block.line, reason: `a moment “${block.name}” exists already` });
    known.moments.add(block.name);
  }
  for (const block of blocksOf(step, 'highlight')) {
    if (known.highlights.has(block.name))
      problems.push({ line: block.line, reason: `a highlight “${block.name}” exists already` });
    known.highlights.add(block.name);
    if (block.at !== null && !known.moments.has(block.at))
      problems.push({ line: block.line, reason: `at: there is no moment “${block.at}” up to this step` });
  }
  if (blocksOf(step, 'gate').length > 1)
    problems.push({ line: step.line, reason: 'a step has more than one gate: make two steps of it' });
  return [...problems, ...step.parts.flatMap((part) => partProblems(part, known))];
}

function partProblems(part: Part, known: Known): LessonProblem[] {
  if (part.kind === 'scenario') known.hasScenario = true;
  else if (part.kind === 'prose')
    return linksIn(part.node).flatMap(({ url, line }) => linkProblems(url, line, known));
  else if (part.kind !== 'note' && !known.hasScenario)
    return [{ line: part.line, reason: `this ${part.kind} has no machine yet: put a scenario before it` }];
  return [];
}

function linkProblems(url: string, line: number, { moments, highlights }: Known): LessonProblem[] {
  const result = readLink(url);
  if (!result.ok) return [{ line, reason: result.reason }];
  const { link } = result;
  if (link.kind === 'moment' && !moments.has(link.name))
    return [{ line, reason: `there is no moment “${link.name}” up to this step` }];
  if (link.kind === 'figure' && !moments.has(link.moment))
    return [{ line, reason: `there is no moment “${link.moment}” up to this step` }];
  if (link.kind === 'show' && !highlights.has(link.name))
    return [{ line, reason: `there is no highlight “${link.name}” up to this step` }];
  if ((link.kind === 'explore' || link.kind === 'scheduler') && PROGRAMS[link.name] === undefined)
    return [{ line, reason: `there is no program “${link.name}” to explore` }];
  return [];
}
