import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { createLocalHost } from '../app/host/local-host.ts';
import { LESSONS } from '../app/lessons/catalogue.ts';
import { blocksOf, type Lesson } from '../app/lessons/lesson.ts';
import { readLesson } from '../app/lessons/read-lesson.ts';
import { STATE_BITS } from '../app/model/state-bits.ts';
import { checkLesson } from '../app/state/learn/check-lesson.ts';
import { COUNTERS } from '../app/words/counters.ts';
import { GLOSSARY } from '../app/words/glossary.ts';
import { glossaryEntry } from '../app/words/glossary-entry.ts';
import { figureWords } from '../app/words/lesson-figures.ts';
import { METRIC_WORDS } from '../app/words/metrics.ts';
import { STRATA } from '../app/words/targets.ts';
import { TUNABLE_NAMES } from '../engine/index.ts';

const folder = new URL('../app/lessons/texts/', import.meta.url);
const spec = readFileSync(new URL('../engine/SPEC.md', import.meta.url), 'utf8');
const known = {
  terms: GLOSSARY.map(({ term }) => term),
  rules: [...spec.matchAll(/^- ([A-Z]+\d+) /gm)].map(([, rule = '']) => rule),
  lessons: LESSONS.map(({ name }) => name),
};

function lessonIn(file: string): Lesson {
  const result = readLesson(readFileSync(new URL(file, folder), 'utf8'));
  if (!result.ok)
    throw new Error(result.problems.map(({ line, reason }) => `${file}:${line}: ${reason}`).join('\n'));
  return result.lesson;
}

const files = readdirSync(folder)
  .filter((file) => file.endsWith('.md'))
  .sort();

describe('the glossary', () => {
  test('has each term once, in alphabetical order', () => {
    const { terms } = known;
    expect(new Set(terms).size).toBe(terms.length);
    expect(terms).toEqual([...terms].sort((a, b) => a.localeCompare(b, 'en', { sensitivity: 'base' })));
  });

  test('leads to lessons and rules that exist', () => {
    for (const { term, lesson, spec: rule } of GLOSSARY) {
      if (lesson !== undefined) expect(known.lessons, term).toContain(lesson);
      if (rule !== undefined) expect(known.rules, term).toContain(rule);
    }
  });
});

/** Terms of Linux and of other allocators, for which SPEC.md has no rule. */
const NOT_OF_SPL = ['depot', 'direct reclaim', 'jiffy', 'kswapd', 'page', 'round', 'watermark'];
/** Terms that no lesson is about. */
const WITHOUT_LESSON = ['constructor', 'jiffy'];
/** Parts of names, and functions of the kernel, which never appear by themselves. */
const NOT_SHOWN = /_$|^spl_kmem_cache_create$/;

describe('a term', () => {
  test.each(GLOSSARY)(
    '$term leads to a lesson that covers it, and to its rule',
    ({ term, identifiers, lesson, spec }) => {
      expect(spec !== undefined || NOT_OF_SPL.includes(term)).toBe(true);
      expect(lesson !== undefined || WITHOUT_LESSON.includes(term)).toBe(true);
      if (lesson === undefined) return;
      const text = readFileSync(
        new URL(files.find((file) => file.endsWith(`-${lesson}.md`)) ?? '', folder),
        'utf8',
      );
      const words = [term, ...(identifiers ?? [])].map((one) => one.toLowerCase());
      expect(
        words.some((word) => text.toLowerCase().includes(word)),
        `lesson ${lesson}`,
      ).toBe(true);
    },
  );
});

/** The sources of a room of the page, without tests. */
function sourcesOf(room: string): readonly string[] {
  const folder = fileURLToPath(new URL(`../app/${room}/`, import.meta.url));
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.includes('.test.') && !file.includes('glossary'))
    .map((file) => readFileSync(join(folder, file), 'utf8'));
}

/** Counters, parameters, metrics, state bits and strata, from the tables that the page shows. */
const SHOWN = [
  ...COUNTERS.map(([name]) => name),
  ...TUNABLE_NAMES,
  ...Object.values(METRIC_WORDS),
  ...STATE_BITS,
  ...Object.values(STRATA).map(({ term }) => term),
];

test.each(SHOWN)('%s explains itself, and leads to its lesson', (name) => {
  const entry = glossaryEntry(name);
  expect(entry?.sentence).toMatch(/^[A-Z\d].*\.$/);
  expect(known.lessons).toContain(entry?.lesson);
  if (entry?.spec !== undefined) expect(known.rules).toContain(entry.spec);
});

test('counters and parameters lead to their rules', () => {
  const names = [...COUNTERS.map(([name]) => name), ...TUNABLE_NAMES];
  expect(names.filter((name) => glossaryEntry(name)?.spec === undefined)).toEqual([]);
});

test('every term of the page is explained', () => {
  const terms = sourcesOf('ui').flatMap((text) =>
    [...text.matchAll(/<Term\s+name="([^"]+)"/g)].map(([, name = '']) => name),
  );
  expect(terms.filter((name) => glossaryEntry(name) === null)).toEqual([]);
});

test('a heading of one word is a term', () => {
  const headings = ['compare', 'sweep', 'explore', 'diagnose', 'stage', 'picture', 'controls'].flatMap(
    (room) =>
      sourcesOf(`ui/${room}`).flatMap((text) => text.match(/<(h2|h3|th)\b[^>]*>\s*[\w’]+\s*<\/\1>/g) ?? []),
  );
  expect(headings).toEqual([]);
});

test('every identifier of the reference that the page shows is explained', () => {
  const shown = ['ui', 'words', 'scene', 'stage']
    .flatMap(sourcesOf)
    .flatMap((text) => text.match(/\b(?:sk[cmsoe]|spl|KMC)_\w+/g) ?? []);
  const missing = [...new Set(shown)].filter((name) => glossaryEntry(name) === null && !NOT_SHOWN.test(name));
  expect(missing).toEqual([]);
});

test('the list of lessons agrees with their files', () => {
  expect(LESSONS.map(({ name, title, minutes, steps }) => ({ name, title, minutes, steps }))).toEqual(
    files.map((file) => {
      const { name, title, minutes, steps } = lessonIn(file);
      return { name, title, minutes, steps: steps.length };
    }),
  );
});

describe('npm run lessons', () => {
  const run = (...args: readonly string[]): { status: number | null; text: string } => {
    const { status, stdout, stderr } = spawnSync('npx', ['tsx', 'tools/lessons.ts', ...args], {
      cwd: fileURLToPath(new URL('..', import.meta.url)),
      encoding: 'utf8',
    });
    return { status, text: stdout + stderr };
  };

  test('prints ok and the name for a valid file', () => {
    const file = fileURLToPath(new URL(files[0] ?? '', folder));
    expect(run('check', file)).toEqual({ status: 0, text: 'ok why-slabs\n' });
  });

  test('prints the line and the reason for a claim that the engine does not confirm', () => {
    const text = readFileSync(new URL(files[0] ?? '', folder), 'utf8');
    const file = join(mkdtempSync(join(tmpdir(), 'lesson-')), 'wrong.md');
    writeFileSync(file, text.replace('slabSize: 4096', 'slabSize: 8192'));
    const { status, text: out } = run('check', file);
    expect(status).toBe(1);
    expect(out).toMatch(/wrong\.md:\d+: slabSize is 4096, not 8192\n/);
  });

  test('reports a file that cannot be read', () => {
    expect(run('check', '/nowhere/lesson.md')).toMatchObject({ status: 1 });
  });
});

describe.each(files)('%s', (file) => {
  test('has four to ten steps, a prediction, a goal, and notes for teachers', () => {
    const { steps } = lessonIn(file);
    expect(steps.length).toBeGreaterThanOrEqual(4);
    expect(steps.length).toBeLessThanOrEqual(10);
    expect(steps.flatMap((step) => blocksOf(step, 'gate')).length).toBeGreaterThanOrEqual(1);
    expect(steps.flatMap((step) => blocksOf(step, 'goal')).length).toBeGreaterThanOrEqual(1);
    expect(steps.flatMap((step) => blocksOf(step, 'note')).filter(({ of }) => of === 'teacher')).toHaveLength(
      1,
    );
  });

  test('has words for each number of its goals', () => {
    const goals = lessonIn(file).steps.flatMap((step) => blocksOf(step, 'goal'));
    const words = goals.flatMap(({ reached }) => reached.map(({ measure }) => figureWords(measure.text)));
    expect(words.filter((one) => /[a-z][A-Z]/.test(one))).toEqual([]);
  });

  test('claims nothing that the engine does not confirm', async () => {
    expect(await checkLesson(lessonIn(file), createLocalHost, known)).toEqual([]);
  });
});
