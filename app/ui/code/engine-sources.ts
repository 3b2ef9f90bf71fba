import { CodeIndex } from '../../model/code/code-index.ts';

const FILES: Readonly<Record<string, string>> = import.meta.glob(
  ['../../../engine/spl/*.ts', '!**/*.test.ts'],
  { query: '?raw', import: 'default', eager: true },
);

/** The engine's own source of the allocator, as of the build. */
export const ENGINE_CODE: CodeIndex = new CodeIndex(
  Object.fromEntries(Object.entries(FILES).map(([path, text]) => [path.replace(/^.*\/engine\//, ''), text])),
);
