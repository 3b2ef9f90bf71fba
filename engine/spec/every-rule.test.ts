import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const here = new URL('./', import.meta.url);

test('every rule of SPEC.md is quoted by a test, and no test quotes another', () => {
  const spec = readFileSync(new URL('../SPEC.md', here), 'utf8');
  const rules = [...spec.matchAll(/^- ([A-Z]+\d+) /gm)].map(([, id]) => id);
  const tests = readdirSync(here).filter((name) => name.endsWith('.test.ts'));
  const titles = tests.flatMap((name) => [
    ...readFileSync(new URL(name, here), 'utf8').matchAll(/\(\s*['"`]([A-Z]{3,4}\d+): /g),
  ]);
  const quoted = new Set(titles.map(([, id]) => id));
  expect(rules.length).toBeGreaterThan(60);
  expect(new Set(rules).size).toBe(rules.length);
  expect([...quoted].sort()).toEqual([...rules].sort());
});
