/**
 * Which layer may import which. Each row is a layer: the files it owns, the layers it may import besides itself, and
 * the packages it may use. A file belongs to the first row that matches it; a file without a row is an error, so new
 * folders need a row first.
 *
 * `folder/**` is everything below the folder, `folder/*` only the files directly in it, and `folder/name*` those of
 * them whose names begin with `name`.
 *
 * @typedef {object} Layer
 * @property {string} files The files of the layer.
 * @property {readonly string[]} imports Other layers, by their `files`, that it may import.
 * @property {readonly string[]} packages Packages that it may import; `node:` stands for all of Node.
 */

const UNITS = 'engine/units.ts';
const ENGINE = [
  UNITS,
  'engine/event/**',
  'engine/kernel/**',
  'engine/spl/**',
  'engine/command/**',
  'engine/workload/**',
  'engine/machine/**',
  'engine/explore/**',
  'engine/scenario/**',
];
const DOOR = 'engine/index.ts';
const NUMBERS = 'app/words/numbers.ts';

/** @type {readonly Layer[]} */
export const LAYERS = [
  // The engine: knows nothing about the page. engine/index.ts is its only door.
  { files: UNITS, imports: [], packages: [] },
  { files: 'engine/event/**', imports: [], packages: [] },
  { files: 'engine/kernel/**', imports: [UNITS, 'engine/event/**'], packages: ['pure-rand'] },
  { files: 'engine/spl/**', imports: [UNITS, 'engine/kernel/**', 'engine/event/**'], packages: [] },
  {
    files: 'engine/command/**',
    imports: ['engine/kernel/**', 'engine/spl/**', 'engine/event/**'],
    packages: ['zod'],
  },
  {
    files: 'engine/workload/**',
    imports: [UNITS, 'engine/kernel/**', 'engine/spl/**', 'engine/event/**', 'engine/command/**'],
    packages: ['pure-rand'],
  },
  {
    files: 'engine/machine/**',
    imports: [
      UNITS,
      'engine/kernel/**',
      'engine/spl/**',
      'engine/event/**',
      'engine/command/**',
      'engine/workload/**',
    ],
    packages: ['pure-rand'],
  },
  {
    files: 'engine/explore/**',
    imports: [UNITS, 'engine/event/**', 'engine/kernel/**', 'engine/spl/**', 'engine/command/**'],
    packages: ['pure-rand', 'zod'],
  },
  { files: 'engine/scenario/**', imports: ENGINE, packages: ['zod'] },
  { files: 'engine/scenarios/**', imports: ENGINE, packages: [] },
  { files: 'engine/conformance/**', imports: [DOOR, ...ENGINE], packages: ['zod'] },
  { files: 'engine/spec/**', imports: [...ENGINE, 'engine/conformance/**'], packages: ['fast-check'] },
  { files: DOOR, imports: [...ENGINE, 'engine/scenarios/**'], packages: [] },
  // Lessons quote the rules.
  { files: 'engine/SPEC.md', imports: [], packages: [] },
  { files: 'engine/*', imports: [], packages: [] },

  // Pure parts of the page: no DOM.
  {
    // Compares views with machines, for tests and the fuzzer, so it may import from behind the door.
    files: 'app/model/oracle/**',
    imports: [DOOR, ...ENGINE, 'engine/spec/**', 'app/model/**'],
    packages: [],
  },
  {
    // Reads the rows of a report and the rules of layout, both of which app/formats has.
    files: 'app/model/diagnose/**',
    imports: [DOOR, 'app/model/**', 'app/formats/**'],
    packages: [],
  },
  { files: 'app/model/**', imports: [DOOR], packages: ['zod'] },
  // Numbers are written the same way everywhere.
  { files: NUMBERS, imports: [DOOR], packages: [] },
  { files: 'app/words/**', imports: [DOOR, 'app/model/**', 'app/model/diagnose/**', NUMBERS], packages: [] },
  { files: 'app/formats/**', imports: [DOOR, NUMBERS], packages: ['pure-rand', 'zod'] },
  { files: 'app/scene/**', imports: [DOOR, 'app/model/**', 'app/words/**', NUMBERS], packages: ['d3'] },

  {
    files: 'app/lessons/**',
    imports: [DOOR, 'app/model/**', 'app/formats/**'],
    packages: [
      'mdast',
      'mdast-util-from-markdown',
      'mdast-util-gfm-table',
      'micromark-extension-gfm-table',
      'yaml',
      'zod',
    ],
  },

  // The page.
  { files: 'app/host/**', imports: [DOOR, 'app/model/**', 'app/formats/**'], packages: ['pure-rand'] },
  {
    files: 'app/state/**',
    imports: [
      DOOR,
      'app/model/**',
      'app/model/diagnose/**',
      'app/formats/**',
      'app/lessons/**',
      'app/host/**',
    ],
    packages: ['idb-keyval', 'zod', 'zustand'],
  },
  {
    files: 'app/stage/**',
    imports: [DOOR, 'app/model/**', 'app/words/**', NUMBERS, 'app/scene/**'],
    packages: ['d3'],
  },
  {
    files: 'app/ui/**',
    imports: [
      DOOR,
      'engine/SPEC.md',
      'app/model/**',
      'app/model/diagnose/**',
      'app/words/**',
      NUMBERS,
      'app/formats/**',
      'app/lessons/**',
      'app/scene/**',
      'app/stage/**',
      'app/state/**',
    ],
    packages: [
      '@fontsource-variable/jetbrains-mono',
      '@fontsource-variable/source-sans-3',
      '@lezer/cpp',
      '@lezer/highlight',
      '@lezer/javascript',
      '@tanstack/react-virtual',
      'd3',
      'fflate',
      'idb-keyval',
      'lucide-react',
      'react',
      'react-dom',
      'react-error-boundary',
      'react-resizable-panels',
      'zod',
      'zustand',
    ],
  },
  {
    files: 'app/*',
    imports: [
      DOOR,
      'app/model/**',
      'app/words/**',
      NUMBERS,
      'app/formats/**',
      'app/scene/**',
      'app/host/**',
      'app/state/**',
      'app/stage/**',
      'app/ui/**',
    ],
    packages: [
      '@fontsource-variable/jetbrains-mono',
      '@fontsource-variable/source-sans-3',
      '@juggle/resize-observer',
      'react',
      'react-dom',
    ],
  },

  // Outside: commands, end-to-end tests, settings. They may import from behind the door.
  {
    files: 'tools/**',
    imports: [
      DOOR,
      'engine/SPEC.md',
      ...ENGINE,
      'engine/*',
      'engine/scenarios/**',
      'engine/conformance/**',
      'engine/spec/**',
      'app/model/oracle/**',
      'app/model/**',
      'app/model/diagnose/**',
      'app/formats/**',
      'app/words/**',
      NUMBERS,
      'app/lessons/**',
      'app/host/**',
      'app/state/**',
      'public/*',
    ],
    packages: ['node:', 'd3', '@babel/parser', '@babel/types', '@playwright/test', 'open', 'zod'],
  },
  { files: 'public/*', imports: [], packages: [] },
  {
    files: 'e2e/**',
    imports: [DOOR, 'app/formats/**', 'app/words/**', 'tools/**'],
    packages: ['node:', '@axe-core/playwright', '@playwright/test', 'fflate'],
  },
  {
    files: '*',
    imports: ['tools/**'],
    packages: ['@playwright/test', '@vitejs/plugin-react', 'vite', 'vitest'],
  },
];

/** What tests (`*.test.ts`, `*.test.tsx`) and fixtures (`*.fixture.ts`) may import in addition to their layer. */
export const TESTS = {
  imports: [DOOR, ...ENGINE, 'engine/conformance/**', 'engine/spec/**', 'app/words/**'],
  packages: ['node:', 'culori', 'd3', 'fast-check', 'vite', 'vitest'],
};
