import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { encodeLink, type SharedRun } from '../app/formats/share-link.ts';
import { createLocalHost } from '../app/host/local-host.ts';
import { exerciseFor, exercisesIn, seedOf } from '../app/lessons/exercise.ts';
import { readLesson } from '../app/lessons/read-lesson.ts';
import { createLessonApp } from '../app/state/learn/lesson-app.ts';
import { hashAt } from '../app/state/learn/proof.ts';
import { goToEntry } from '../app/state/learn/step.ts';
import type { Command } from '../engine/index.ts';
import { nodeCoder } from './node-coder.ts';

const lesson = readLesson(
  readFileSync(new URL('../app/lessons/texts/06-stranded-memory.md', import.meta.url), 'utf8'),
);
if (!lesson.ok) throw new Error('lesson 6 cannot be read');
const [exercise] = exercisesIn(lesson.lesson);
if (exercise === undefined) throw new Error('lesson 6 has no exercise');
const ours = { ...exercise, lesson: lesson.lesson };

/** A student's run of the exercise, with these commands at the end of its scenario. */
async function runOf(
  student: string,
  commands: readonly Command[],
  step = 5,
): Promise<{ run: SharedRun; hash: string; events: number }> {
  const app = createLessonApp(createLocalHost);
  const scenario = exerciseFor(ours, student);
  await app.machine.start({ source: { kind: 'elsewhere' }, title: '', caption: '', scenario, older: null });
  await goToEntry(app, ours.lesson, step);
  await app.machine.act(...commands);
  const { recording, branches } = app.session.getState();
  const events = recording.length;
  return {
    run: { scenario, journal: branches.at(-1)?.journal ?? [], place: null },
    hash: hashAt(recording, events) ?? '',
    events,
  };
}

async function linkOf(
  { run, hash, events }: Awaited<ReturnType<typeof runOf>>,
  name: string = 'give-back-all',
): Promise<string> {
  return `http://localhost/?view=learn&exercise=${name}&proof=${hash}&events=${events}${await encodeLink(run, nodeCoder)}`;
}

function gradeFile(text: string): { status: number | null; out: string } {
  const file = join(mkdtempSync(join(tmpdir(), 'grade-')), 'links.csv');
  writeFileSync(file, text);
  const { status, stdout, stderr } = spawnSync('npx', ['tsx', 'tools/grade.ts', file], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    encoding: 'utf8',
  });
  return { status, out: stdout + stderr };
}

const reap = (cpu: number): Command => ({ op: 'reap', thread: 't0', cpu, cache: 'c1', count: 0 });

describe('npm run grade', () => {
  test('grades good, wrong, altered, foreign and unreadable links', async () => {
    const good = await runOf('ann', [0, 1, 2, 3, 4, 5].map(reap));
    const half = await runOf('ben', [0, 1].map(reap));
    const other = await runOf('eve', [0, 1, 2, 3, 4, 5].map(reap));
    const rows = [
      ['ann', await linkOf(good)],
      [' Ann ', await linkOf(good)],
      ['ben', await linkOf(half)],
      ['cem', await linkOf(good)],
      ['ben', await linkOf({ ...half, hash: good.hash })],
      ['eve', await linkOf(other, 'give-back-a-page')],
      ['ida', await linkOf(await runOf('ida', [reap(0)], 0))],
      ['fay', 'http://localhost/?view=learn'],
      ['gus', 'hello, “world”'],
      ['hal', `http://localhost/?exercise=give-back-all&proof=00&events=1#run=1.AAAA`],
    ];
    const csv = `student,link\n${rows.map(([student, link]) => `${student},"${link?.replaceAll('"', '""')}"`).join('\n')}\n`;
    const { status, out } = gradeFile(csv);
    expect(status).toBe(0);
    const lines = out.trim().split('\n');
    expect(lines[0]).toBe('student,verdict,moment,actions,reason');
    expect(lines[1]).toMatch(/^ann,reached,\d+,6,$/);
    expect(lines.slice(1).map((line) => line.split(',').slice(0, 2).join(','))).toEqual([
      'ann,reached',
      ' Ann ,reached',
      'ben,not reached',
      'cem,altered',
      'ben,altered',
      'eve,other exercise',
      'ida,not reached',
      'fay,unreadable',
      'gus,unreadable',
      'hal,unreadable',
    ]);
    expect(lines[3]).toMatch(/,2,slabs is \d+, not 0$|,2,"slabs is \d+, not 0"$/);
    expect(lines[4]).toContain(`the seed is ${seedOf('give-back-all', 'ann')}`);
    expect(lines[5]).toContain('hash');
  });

  test('fails only when the file itself cannot be read', () => {
    const run = spawnSync('npx', ['tsx', 'tools/grade.ts', '/nowhere.csv'], {
      cwd: fileURLToPath(new URL('..', import.meta.url)),
      encoding: 'utf8',
    });
    expect(run.status).toBe(1);
    expect(run.stderr).toContain('cannot be read');
    expect(gradeFile('name,url\nann,x\n').status).toBe(1);
    expect(gradeFile('student,link\n').out).toBe('student,verdict,moment,actions,reason\n');
  });

  test('the seed is what FORMAT.md says: FNV-1a of exercise, line feed and code', () => {
    expect(seedOf('give-back-all', 'ann')).toBe(seedOf('give-back-all', ' ANN '));
    expect(seedOf('give-back-all', 'ann')).not.toBe(seedOf('give-back-all', 'ben'));
    // Compute it independently, with the published constants.
    let hash = 0x811c9dc5;
    for (const letter of 'a\nb') hash = Math.imul(hash ^ letter.charCodeAt(0), 16_777_619);
    expect(seedOf('a', 'b')).toBe(hash & 0x7fff_ffff);
  });
});
