import process from 'node:process';
import { compareFigures, type Figure, parseFigures } from './bench-rows.ts';
import { ROOT, run } from './install.mjs';
import { npmIn, RevisionError, withRevision } from './revision.ts';

const USAGE = `npm run bench [-- --against REVISION [--rounds N]]
npm run bench:page [-- [--hands] [--browsers N] [--against REVISION [--rounds N]]]
  Measures this tree. With --against it also measures another revision, alternating with this one (3 rounds by
  default), and fails if a figure takes more than 10 % longer here.`;

/** Figures that may have become slower, and why. */
const MAY_BE_SLOWER: readonly (readonly [RegExp, string])[] = [
  [/^allocate /, 'a growth is one coroutine for each function of the reference'],
  [/^produce on CPU 0/, 'a growth is one coroutine for each function of the reference'],
];

const [script, ...rest] = process.argv.slice(2);
const against = optionOf(rest, '--against');
const rounds = Number(optionOf(rest, '--rounds') ?? 3);
if (rest.includes('--help') || script === undefined || !(rounds >= 1)) {
  console.log(USAGE);
  process.exitCode = rest.includes('--help') ? 0 : 2;
} else if (against === null) {
  process.exitCode = measureHere(script, rest) ? 0 : 1;
} else {
  process.exitCode = compareWith(script, against);
}

/** The value after an option; null without the option. */
function optionOf(args: readonly string[], name: string): string | null {
  const at = args.indexOf(name);
  return at < 0 ? null : (args[at + 1] ?? '');
}

/** Runs the benchmark of this tree. The engine is measured as the app runs it: bundled. */
function measureHere(name: string, args: readonly string[]): boolean {
  if (name === 'bench:page') return run('npx', ['--no-install', 'tsx', 'tools/bench-page.ts', ...args]);
  const folder = 'node_modules/.cache/bench';
  const build = ['build', '--ssr', 'tools/bench.ts', '--outDir', folder, '--logLevel', 'warn'];
  return run('npx', ['--no-install', 'vite', ...build]) && run('node', [`${folder}/bench.js`]);
}

/** Runs the benchmark of both trees alternately and prints the ratios. Returns the exit status. */
function compareWith(name: string, revision: string): number {
  try {
    const { here, there } = withRevision(revision, (folder) => measureBoth(name, folder, revision));
    return report(revision, here, there);
  } catch (error) {
    if (!(error instanceof RevisionError)) throw error;
    console.error(error.message);
    return 1;
  }
}

type Rounds = readonly ReadonlyMap<string, Figure>[];

function measureBoth(name: string, other: string, revision: string): { here: Rounds; there: Rounds } {
  const trees = [
    { folder: other, title: revision, found: [] as ReadonlyMap<string, Figure>[] },
    { folder: ROOT, title: 'this tree', found: [] as ReadonlyMap<string, Figure>[] },
  ] as const;
  if (name === 'bench:page') for (const { folder } of trees) npmIn(folder, ['run', 'build']);
  // The rounds already show the spread, so one browser in each is enough.
  const options = ['--', '--browsers', '1', ...(rest.includes('--hands') ? ['--hands'] : [])];
  for (let round = 0; round < rounds; round++) {
    // Alternate the order, so that a processor that warms up or cools down favours neither.
    for (const { folder, title, found } of round % 2 === 0 ? trees : trees.toReversed()) {
      console.log(`Round ${round + 1} of ${rounds}: ${title} …`);
      const figures = parseFigures(npmIn(folder, ['run', name, ...options]));
      if (figures.size === 0) throw new RevisionError(`the benchmark of ${title} printed no figures`);
      found.push(figures);
    }
  }
  return { here: trees[1].found, there: trees[0].found };
}

/** Prints the ratios. Returns the exit status: 1 if a figure is slower or no longer measured. */
function report(revision: string, here: Rounds, there: Rounds): number {
  const rows = compareFigures(here, there);
  const slower = rows.filter(({ name, isSlower }) => isSlower && excuseOf(name) === null);
  console.log(`\n${''.padEnd(56)}${revision.slice(0, 10).padStart(10)}      here  ratio (spread)`);
  for (const { name, here: ours, there: theirs, ratio, least, most, isSlower } of rows) {
    const verdict = isSlower ? (excuseOf(name) ?? '✗ slower') : '';
    const spread = `${ratio.toFixed(2)} (${least.toFixed(2)}–${most.toFixed(2)})`;
    console.log(
      `${name.padEnd(56)}${short(theirs).padStart(10)}${short(ours).padStart(10)}  ${spread} ${verdict}`,
    );
  }
  const missing = [...(there[0]?.keys() ?? [])].filter((name) => here[0]?.has(name) !== true);
  if (missing.length > 0) console.log(`Not measured here: ${missing.join('; ')}`);
  console.log(`\n${rows.length} figures compared, ${slower.length} more than 10 % slower`);
  return slower.length + missing.length > 0 ? 1 : 0;
}

/** Why a figure may have become slower; null if it may not. */
function excuseOf(name: string): string | null {
  return MAY_BE_SLOWER.find(([pattern]) => pattern.test(name))?.[1] ?? null;
}

function short(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}
