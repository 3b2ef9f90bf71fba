import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { PROGRAMS } from '../engine/explore/programs/catalogue.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

function explore(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, ['--import', 'tsx', 'tools/explore.ts', ...args], {
    cwd: root,
    encoding: 'utf8',
  });
}

describe('npm run explore', () => {
  test('finds what a program of the catalogue is about, and lists the exhausted bounds', () => {
    const { status, stdout } = explore('N1', '--json');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      found: true,
      interruptions: 2,
      steps: 15,
      executions: 16,
      schedule: 't w0·3 D2 w0 D5 t w0·2',
      exhausted: [
        { bound: 0, executions: 1 },
        { bound: 1, executions: 4 },
      ],
      rate: expect.any(Number),
    });
  });

  test('reads a program from a file and ends with 0 when nothing is found', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'explore-')), 'program.json');
    writeFileSync(file, JSON.stringify(PROGRAMS['destroy-waits-for-ever']));
    const { status, stdout } = explore(file, '--find', 'double-owner', '--bound', '1', '--json');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ found: false, interruptions: null, schedule: null });
    expect(JSON.parse(stdout).exhausted).toHaveLength(2);
  });

  test.each([
    [['nowhere'], 'There is no program “nowhere”'],
    [['N1', '--bound', 'all'], '--bound takes a whole number'],
  ])('refuses %j in one sentence', (args, sentence) => {
    const { status, stdout, stderr } = explore(...args);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(sentence);
  });
});
