import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { main } from './replay.ts';

const golden = (name: string): string =>
  fileURLToPath(new URL(`../engine/conformance/golden/${name}`, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'slabscope-'));
afterAll(() => rmSync(folder, { recursive: true }));

function run(...args: string[]): { code: number; out: string[]; err: string[] } {
  const out: string[] = [];
  const err: string[] = [];
  const code = main(args, { out: (line) => out.push(line), err: (line) => err.push(line) });
  return { code, out, err };
}

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe('replay', () => {
  const trace = readFileSync(golden('01-magazine-fill-and-drain.jsonl'), 'utf8');

  test('prints a trace as it was recorded, byte for byte', () => {
    const { code, out } = run(golden('01-magazine-fill-and-drain.jsonl'));
    expect(code).toBe(0);
    expect(`${out.join('\n')}\n`).toBe(trace);
  });

  test('checks several files, recognising gzipped ones by their content', () => {
    const packed = file('packed', gzipSync(trace));
    const { code, out } = run('--check', packed, golden('geometry.json'));
    expect(code).toBe(0);
    expect(out).toEqual([`ok ${packed}: 50 lines`, expect.stringMatching(/ok .*geometry\.json: 814 lines/)]);
  });

  test('shows the first difference with its path, and fails', () => {
    const { code, err } = run(
      '--check',
      file('wrong.jsonl', trace.replace('"slabTotal":1', '"slabTotal":7')),
    );
    expect(code).toBe(1);
    expect(err.join('\n')).toMatch(/line 3, \.state\.caches\[0\]\.slabTotal\n {2}wanted 7\n {2}got {4}1/);
  });

  test('reports missing and extra lines', () => {
    const lines = trace.trimEnd().split('\n');
    const longer = [...lines.slice(0, 3), lines[2]?.replace('"i":2', '"i":3').replace('"o1"', '"o2"')].join(
      '\n',
    );
    expect(run('--check', file('longer.jsonl', longer)).code).toBe(1);
  });

  test.each([
    ['a file that is not there', () => join(folder, 'nothing.jsonl'), /no such file/],
    ['text that is not JSON', () => file('prose.jsonl', 'hello'), /line 1 is not JSON/],
    ['another format', () => file('other.jsonl', '{"format":"else/1"}'), /line 1: format/],
    [
      'a command that is not possible',
      () => file('bad.jsonl', `${trace.split('\n')[0]}\n{"i":1,"cmd":{"op":"tick"}}`),
      /line 2: cmd/,
    ],
  ])('refuses %s', (_, path, problem) => {
    const { code, err } = run(path());
    expect(code).toBe(2);
    expect(err.join('\n')).toMatch(problem);
  });
});
