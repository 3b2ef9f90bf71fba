import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';

const engine = fileURLToPath(new URL('..', import.meta.url));

/** The modules of the explorer that tests use. */
const MODULES = [
  'explore/chance.ts',
  'explore/depth-first.ts',
  'explore/digest.ts',
  'explore/footprint.ts',
  'explore/named-predicates.ts',
  'explore/part-search.ts',
  'explore/parts.ts',
  'explore/plan.ts',
  'explore/program.ts',
  'explore/programs/catalogue.ts',
  'explore/run-schedule.ts',
  'explore/schedule.ts',
  'explore/search.ts',
  'explore/shrink.ts',
  'explore/world.ts',
  'event/hash.ts',
  'event/kind.ts',
  'event/log.ts',
];

/** The explorer as a bundle. */
export type Explorer = typeof import('./chance.ts') &
  typeof import('./depth-first.ts') &
  typeof import('./digest.ts') &
  typeof import('./footprint.ts') &
  typeof import('./named-predicates.ts') &
  typeof import('./part-search.ts') &
  typeof import('./parts.ts') &
  typeof import('./plan.ts') &
  typeof import('./program.ts') &
  typeof import('./programs/catalogue.ts') &
  typeof import('./run-schedule.ts') &
  typeof import('./schedule.ts') &
  typeof import('./search.ts') &
  typeof import('./shrink.ts') &
  typeof import('./world.ts') &
  typeof import('../event/hash.ts') &
  typeof import('../event/log.ts');

/** A change to the engine's source: replaces the only occurrence of `from` in the file with `to`. */
export interface Change {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

const ENTRY = 'virtual:explorer';

/**
 * Bundles the explorer and the engine, with changes to their source. A bundle runs as fast as the page does: ten times
 * as fast as modules that a test runner loads one by one.
 * @throws Error when the text that a change replaces is not in the source exactly once.
 */
export async function explorer(changes: readonly Change[] = []): Promise<Explorer> {
  const missed = new Set(changes);
  const plugin: Plugin = {
    name: 'planted changes',
    enforce: 'pre',
    resolveId: (id) => (id === ENTRY ? `\0${ENTRY}` : null),
    load: (id) =>
      id === `\0${ENTRY}`
        ? MODULES.map((file) => `export * from ${JSON.stringify(engine + file)};`).join('\n')
        : null,
    transform: (code, id) => {
      const here = changes.filter(({ file }) => id === engine + file);
      for (const change of here) if (code.split(change.from).length === 2) missed.delete(change);
      return here.length === 0 ? null : here.reduce((text, { from, to }) => text.replace(from, to), code);
    },
  };
  const result = await build({
    configFile: false,
    logLevel: 'error',
    plugins: [plugin],
    ssr: { noExternal: true },
    build: { ssr: true, write: false, minify: false, target: 'es2024', rolldownOptions: { input: ENTRY } },
  });
  const [first] = missed;
  if (first !== undefined) throw new Error(`${first.file} does not contain exactly once: ${first.from}`);
  const { output } = 'output' in result ? result : { output: [] };
  const code = output.map((file) => ('code' in file ? file.code : '')).join('');
  // The bundle exports what its modules export, so it has their types.
  return (await import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`)) as Explorer;
}
