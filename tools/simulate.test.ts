import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { CATALOGUE } from '../engine/scenarios/catalogue.ts';
import { programJsonSchema, scenarioJsonSchema } from './json-schemas.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

function simulate(...args: string[]): { status: number; text: string } {
  try {
    const text = execFileSync('npx', ['tsx', 'tools/simulate.ts', ...args], {
      cwd: root,
      encoding: 'utf8',
      stdio: 'pipe',
    });
    return { status: 0, text };
  } catch (error) {
    const { status, stdout, stderr } = error as { status: number; stdout: string; stderr: string };
    return { status, text: stdout + stderr };
  }
}

describe('npm run simulate', () => {
  test('runs a scenario from a file like one of the catalogue, and writes metrics and a recording', () => {
    const folder = mkdtempSync(join(tmpdir(), 'simulate-'));
    const file = join(folder, 'scenario.json');
    writeFileSync(file, JSON.stringify(CATALOGUE['endless-destroy']));
    const csv = join(folder, 'metrics.csv');
    const out = join(folder, 'run.slabrec');
    const first = simulate(file, '--metrics', csv, '--out', out, '--every', '100');
    expect(first.status).toBe(0);
    const hash = /hash ([0-9a-f]{16})/.exec(first.text)?.[1];
    expect(hash).toBeDefined();
    expect(simulate('endless-destroy').text).toContain(`hash ${hash}`);
    const rows = readFileSync(csv, 'utf8').trim().split('\n');
    expect(rows[0]).toMatch(/^time_ms,cache,slabs/);
    expect(rows.some((row) => row.startsWith('200,doomed,'))).toBe(true);
    expect(readFileSync(out).subarray(0, 7).toString()).toBe('SLABREC');
  });

  test('refuses an invalid scenario, naming path and reason', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'simulate-')), 'bad.json');
    writeFileSync(file, JSON.stringify({ ...CATALOGUE['write-burst'], machine: { cpus: 0 }, seed: -1 }));
    const { status, text } = simulate(file);
    expect(status).toBe(1);
    expect(text).toContain('machine.cpus: ');
    expect(text).toContain('seed: ');
  });
});

test.each([
  ['scenario', scenarioJsonSchema],
  ['program', programJsonSchema],
])('the published JSON Schema of a %s is that of this version', (name, schema) => {
  const published = new URL(`../public/${name}.schema.json`, import.meta.url);
  expect(readFileSync(published, 'utf8')).toBe(schema());
});
