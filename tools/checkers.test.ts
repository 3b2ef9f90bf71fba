import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { afterEach, describe, expect, test } from 'vitest';
import { coroutineViolations } from './check-coroutines.mjs';
import { layerViolations } from './check-layers.mjs';
import { sizeViolations } from './check-sizes.mjs';
import { tipViolations } from './check-tips.mjs';
import { wordViolations } from './check-words.mjs';

const trees: string[] = [];

/** Creates a tree with these files, to be removed after the test. */
function tree(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'slabscope-'));
  trees.push(root);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

afterEach(() => {
  for (const root of trees.splice(0)) rmSync(root, { recursive: true });
});

describe('the layer check', () => {
  test('lets the page import the engine only through its door', () => {
    const root = tree({
      'engine/index.ts': "export { a } from './spl/a.ts';",
      'engine/spl/a.ts': 'export const a = 1;',
      'app/model/good.ts': "import { a } from '../../engine/index.ts'; export const b = a;",
      'app/model/bad.ts': "import { a } from '../../engine/spl/a.ts'; export const b = a;",
    });
    expect(layerViolations(root)).toEqual([
      expect.stringMatching(/^app\/model\/bad\.ts:1: imports engine\/spl\/a\.ts/),
    ]);
  });

  test('finds packages that a layer may not use', () => {
    const root = tree({ 'engine/kernel/k.ts': "import react from 'react'; export const r = react;" });
    expect(layerViolations(root)).toEqual([expect.stringContaining('may not use react')]);
  });

  test('follows re-exports, types, dynamic imports and worker files', () => {
    const root = tree({
      'app/model/a.ts': "export type { A } from '../ui/a.ts';",
      'app/model/b.ts': "export type B = import('../ui/b.ts').B;",
      'app/model/c.ts': "export const c = () => import('../ui/c.ts');",
      'app/model/d.ts': "export const d = new URL('../ui/d.ts', import.meta.url);",
    });
    expect(layerViolations(root)).toEqual(
      ['a', 'b', 'c', 'd'].map((name) => expect.stringContaining(`${name}.ts; app/model/** may not import`)),
    );
  });

  test('lets tests import from behind the door, but not from the page', () => {
    const root = tree({
      'app/model/a.test.ts': "import '../../engine/spl/a.ts'; import 'vitest'; import '../ui/b.tsx';",
    });
    expect(layerViolations(root)).toEqual([expect.stringContaining('app/ui/b.tsx')]);
  });

  test('keeps test fixtures out of the page', () => {
    const root = tree({
      'app/model/a.ts': "import './b.fixture.ts';",
      'app/model/b.fixture.ts': 'export {};',
    });
    expect(layerViolations(root)).toEqual([expect.stringContaining('for tests only')]);
  });

  test('reports folders without a row', () => {
    expect(layerViolations(tree({ 'elsewhere/x.ts': 'export {};' }))).toEqual([
      expect.stringContaining('no layer owns'),
    ]);
  });
});

describe('the coroutine check', () => {
  const kernel = `
    export function* sleep(): Coroutine<void> { yield; }
    export function grab(): MayBlock<number> { return 1; }
    export function atOnce(rest: Coroutine<void>): void { rest.next(); }
    export function spawn(body: () => Coroutine<void>): void { atOnce(body()); }
    export function each(visit: (n: number) => void): void { visit(1); }
    export type Work = () => Coroutine<void>;
    export interface Task { readonly work: Work | null; body: Coroutine<void> | null; free(n: number): void }`;
  const check = (code: string): string[] =>
    coroutineViolations(tree({ 'engine/k.ts': kernel, 'engine/u.ts': code }));

  test.each([
    ['a delegated call', 'function* f(): Coroutine<void> { yield* sleep(); }'],
    ['a returned call', 'function f(): Coroutine<void> { return sleep(); }'],
    ['an arrow that is declared to return it', 'const f = (): Coroutine<void> => sleep();'],
    ['a coroutine for a function that takes one', 'function f(): void { atOnce(sleep()); }'],
    ['a function that takes what makes one', 'function f(): void { spawn(() => sleep()); }'],
    ['a field that holds one', 'function f(task: Task): void { task.body = sleep(); }'],
    [
      'a field that holds what makes one',
      'function f(on: boolean): Task { return { work: on ? () => sleep() : null }; }',
    ],
    [
      'a variable that holds one',
      'function f(): void { const rest: Coroutine<void> = sleep(); spawn(rest); }',
    ],
    [
      'a method that shares its name with one',
      'function* free(): Coroutine<void> {} function f(t: Task): void { t.free(1); }',
    ],
    ['a function that shares its name with one', 'function sleep(): void {} function f(): void { sleep(); }'],
    [
      'a used result',
      'function* f(): Coroutine<number> { const g = grab(); return typeof g === "number" ? g : yield* g; }',
    ],
  ])('accepts %s', (_, code) => expect(check(code)).toEqual([]));

  test.each([
    ['a call that is dropped', 'function* f(): Coroutine<void> { sleep(); }', /without yield\*/],
    ['a yield without a star', 'function* f(): Coroutine<void> { yield sleep(); }', /without yield\*/],
    ['a call in a plain function', 'function f(): void { sleep(); }', /without yield\*/],
    ['a call returned as something else', 'function f(): unknown { return sleep(); }', /without yield\*/],
    ['a call whose value is tested', 'function f(): void { if (sleep()) each(g); }', /without yield\*/],
    ['a call for a function that takes none', 'function f(): void { each(sleep()); }', /without yield\*/],
    ['a call in a callback', 'function f(): void { each((n) => sleep()); }', /without yield\*/],
    ['a field that is called', 'function f(task: Task): void { task.work(); }', /work\(\) is called without/],
    ['a variable of any type', 'function f(): void { const rest = sleep(); }', /without yield\*/],
    ['a result that may block and is dropped', 'function f(): void { grab(); }', /must be used/],
  ])('finds %s', (_, code, problem) => expect(check(code)).toEqual([expect.stringMatching(problem)]));
});

describe('the size check', () => {
  const lines = (count: number, line: string): string => Array.from({ length: count }, () => line).join('\n');

  test('finds functions of more than 60 lines of any kind', () => {
    const root = tree({
      'app/ui/a.tsx': `export function A() {\nreturn <ul>\n${lines(56, '<li>one</li>')}\n</ul>;\n}`,
      'app/ui/b.tsx': `export function B() {\nreturn <ul>\n${lines(57, '<li>one</li>')}\n</ul>;\n}`,
      'engine/c.ts': `export class C {\n  read() {\n${lines(59, 'f();')}\n}\n}`,
      'tools/d.mjs': `export const d = () => {\n${lines(100, 'f();')}\n};`,
      'tools/e.ts': `export function e() {\n${lines(58, 'f();\n\n')}\n}`,
      'tools/f.test.ts': `test('f', () => {\n${lines(100, 'f();')}\n});`,
    });
    expect(sizeViolations(root)).toEqual([
      'app/ui/b.tsx:1: B has 61 lines, 60 at most',
      'engine/c.ts:2: read has 61 lines, 60 at most',
      'tools/d.mjs:1: d has 102 lines, 60 at most',
    ]);
  });
});

describe('the word check', () => {
  const folders = { 'app/a.ts': '', 'e2e/a.ts': '', 'engine/a.ts': '', 'tools/a.ts': '' };
  const check = (files: Readonly<Record<string, string>>): string[] =>
    wordViolations(tree({ ...folders, ...files })).map((line) => line.replace(/: write .*/, ''));

  test.each([
    ['a comment', '/** Says whether it runs. */', 'Says whether'],
    ['a comment of several lines', '/**\n * It says\n * whether it runs.\n */', 'says whether'],
    ['a string', "say('The machine goes on.');", 'goes on'],
    ['a template', 'say(`It was created anew`);', 'anew'],
    ['markup', 'const a = <p>Nobody waits.</p>;', 'Nobody'],
    ['a processor in prose', '// Runs on another cpu.', 'cpu'],
    ['a word of today in its other sense', '// It goes otherwise.', 'goes otherwise'],
    ['a denied noun', '// That is no number.', 'is no '],
  ])('finds a formula in %s', (_, code, formula) => {
    expect(check({ 'app/b.tsx': code })).toEqual([
      expect.stringMatching(new RegExp(`^app/b\\.tsx:\\d: “${formula}”$`)),
    ]);
  });

  test('finds formulas in documents, with their lines', () => {
    const document = '# Title\n\nA cache\ncomes into\nbeing.\n\n```\nsomebody\n```\n\nSomebody `anew`.\n';
    expect(check({ 'README.md': document, 'engine/spec/NOTES.md': document })).toEqual(
      ['README.md', 'engine/spec/NOTES.md'].flatMap((path) => [
        `${path}:11: “Somebody”`,
        `${path}:4: “comes into being”`,
      ]),
    );
  });

  test.each([
    "const cpu = task.cpu; const kind = 'cpu'; // `cpu`, task.cpu, {@link cpu}",
    '// There is no such task, or there is none. It is no longer needed.',
    '// The slab goes on the free list. A letter stands for a flag.',
    '// Colours tell them apart; texture tells free from used apart.',
    '// It fails, otherwise the caller would wait.',
  ])('accepts %s', (code) => expect(check({ 'app/b.ts': code })).toEqual([]));
});

describe('the linter', () => {
  test('finds randomness and clocks in the engine, floating promises, import cycles (also of types) and enums', () => {
    const root = tree({
      'package.json': '{}',
      'engine/a.ts': `import { b } from './b.ts';
        export const a = b + Math.random() + Date.now() + performance.now() + new Date(0).getTime();`,
      'engine/b.ts': "import { a } from './a.ts'; export const b: number = a;",
      'app/c.ts': 'export async function c(): Promise<void> {} export function d(): void { c(); }',
      'app/e.ts': 'export enum E { One }',
      'app/f.ts': "import type { G } from './g.ts'; export type F = G | null;",
      'app/g.ts': "import type { F } from './f.ts'; export interface G { readonly f: F }",
      // The types of the kernel and its tasks, locks and queues refer to each other.
      'engine/kernel/h.ts': "import type { I } from './i.ts'; export type H = I | null;",
      'engine/kernel/i.ts': "import type { H } from './h.ts'; export interface I { readonly h: H }",
      'tools/no-chance.grit': '',
    });
    for (const file of ['biome.json', 'tools/no-chance.grit']) copyFileSync(file, join(root, file));
    const biome = resolve('node_modules/.bin/biome');
    const options = ['lint', '--vcs-enabled=false', '--reporter=github', '--max-diagnostics=none'];
    const { stdout } = spawnSync(biome, options, {
      cwd: root,
      encoding: 'utf8',
      shell: process.platform === 'win32',
    });
    const found = stdout.matchAll(/title=([^,]+),file=[^,]*?(\w+\.ts),/g);
    expect([...found].map(([, rule, file]) => `${file} ${rule}`).sort()).toEqual([
      'a.ts lint/suspicious/noImportCycles',
      ...Array.from({ length: 4 }, () => 'a.ts plugin'),
      'b.ts lint/suspicious/noImportCycles',
      'c.ts lint/nursery/noFloatingPromises',
      'e.ts lint/style/noEnum',
      'f.ts lint/suspicious/noImportCycles',
      'g.ts lint/suspicious/noImportCycles',
    ]);
  });
});

describe('the check of tips', () => {
  test('refuses titles that only mouse users see, but allows components to have titles', () => {
    const root = tree({
      'app/ui/bad.tsx': 'export const Bad = () => <p title="words">a<svg><title>b</title></svg></p>;',
      'app/ui/good.tsx': 'export const Good = () => <Modal title="words"><iframe title="b" /></Modal>;',
    });
    expect(tipViolations(root)).toEqual([
      expect.stringMatching(/^app\/ui\/bad\.tsx:1: title= on <p>/),
      expect.stringMatching(/^app\/ui\/bad\.tsx:1: <title> in a picture/),
    ]);
  });
});
