import {
  CATALOGUE,
  type CallerSpec,
  callerSpec,
  type FoundCacheSpec,
  type MemorySpec,
  type RestoredCache,
  type Scenario,
  scenario,
} from '../../engine/index.ts';
import { describePlacement } from '../formats/proc-slab/describe-placement.ts';
import type { ProcSlabListing } from '../formats/proc-slab/parse.ts';
import { asParsed, type RealListing } from '../formats/real-machines/real-listing.ts';
import { REAL_LISTINGS } from '../formats/real-machines.ts';
import { start } from './machine.ts';
import { say } from './session.ts';
import { type LayoutChoice, type ListingChoices, startFromListing } from './start-from-listing.ts';

/** The title of a machine without caches. */
export const EMPTY = 'Empty machine';

const CPUS = 4;
const SEED = 4925;

/** The title of a real machine. */
export function titleOf(source: string, id: string): string {
  return `${source} (${id.slice(id.lastIndexOf('-') + 1)})`;
}

/** Starts with the machine that the page opens on. */
export async function startFirst(): Promise<void> {
  const [first] = REAL_LISTINGS;
  if (first !== undefined) await startReal(first);
}

const PLAIN = { layout: 'as posted' as const, hasOlderLayout: false };

/** Starts a machine without caches. */
export async function startEmpty(): Promise<void> {
  const caption = 'A machine of four cpus without caches: create one to begin.';
  await start({
    title: EMPTY,
    caption,
    scenario: scenario({ title: EMPTY, about: caption, end: 0 }),
    ...PLAIN,
  });
}

/** Starts a scenario. */
export async function startScenario(chosen: Scenario): Promise<void> {
  await start({ title: chosen.title, caption: chosen.about, scenario: chosen, ...PLAIN });
}

/** Starts a scenario of the catalogue; says so if there is none of that name. */
export async function startNamed(name: string): Promise<void> {
  const chosen = CATALOGUE[name];
  if (chosen === undefined) say('problem', `There is no scenario called ${name}.`);
  else await startScenario(chosen);
}

/** Starts from the figures of a real machine. */
export async function startReal(listing: RealListing, layout: LayoutChoice = 'as posted'): Promise<void> {
  const origin = `Figures posted in ${listing.source}, ${listing.version}.`;
  const choices = { cpus: CPUS, seed: SEED, layout };
  await startListing(
    titleOf(listing.source, listing.id),
    `${listing.note} ${origin}`,
    asParsed(listing),
    choices,
  );
}

/** Starts from a listing that was pasted or opened. */
export async function startListing(
  title: string,
  about: string,
  listing: ProcSlabListing,
  choices: ListingChoices,
): Promise<void> {
  const { restore, notes, hasOlderLayout } = startFromListing(listing, choices);
  const layout = hasOlderLayout
    ? choices.layout === 'as posted'
      ? ' Slabs are laid out as posted, by the rule of 0.6.3 and before.'
      : ' Slabs are laid out as 0.6.5.9 would lay them out, not as posted.'
    : '';
  const caption = `${about} ${describePlacement(choices.seed)}${layout}`;
  await start({
    title,
    caption,
    scenario: scenarioOf(title, about, restore, choices),
    layout: choices.layout,
    hasOlderLayout,
  });
  if (notes.length === 0) return;
  const names = [...new Set(notes.map(({ name }) => name))].join(', ');
  say(
    'info',
    `Some figures contradict one another or are too large to draw, and were changed or left out: ${names}.`,
  );
}

/** The scenario of a machine that was found like this: a few callers come by, and nothing else happens. */
export function scenarioOf(
  title: string,
  about: string,
  restore: readonly RestoredCache[],
  { cpus, seed }: ListingChoices,
): Scenario {
  return scenario({
    title: title.slice(0, 200),
    about: about.slice(0, 2000),
    seed,
    machine: { cpus, hz: 250, slice: 10 },
    memory: memoryFor(restore),
    found: restore.map(foundSpec),
    callers: restore.filter(({ out }) => out.length > 0).map(visitor),
    end: 0,
  });
}

function foundSpec({ out, magazines, ...rest }: RestoredCache): FoundCacheSpec {
  return { ...rest, out: [...out], magazines: magazines.map((slabs) => [...slabs]) };
}

function visitor({ id, name }: RestoredCache): CallerSpec {
  return callerSpec({
    name: `user of ${name}`.slice(0, 60),
    cache: id,
    pattern: {
      kind: 'steady',
      rate: 40,
      arrivals: 'poisson',
      lifetime: { kind: 'exponential', mean: 400 },
    },
  });
}

/** The most memory that is simulated page by page, in MiB. */
const MOST_MIB = 4096;

/** About twice the memory that the caches hold, so that it can be made to run short; none where that is too much. */
function memoryFor(restore: readonly RestoredCache[]): MemorySpec | null {
  const held = restore.reduce((sum, { out, geometry }) => sum + out.length * (geometry?.size ?? 0), 0);
  const mib = Math.max(64, 2 ** Math.ceil(Math.log2(Math.max(1, (2 * held) / (1 << 20)))));
  return mib > MOST_MIB ? null : { mib, reserved: mib / 8 };
}
