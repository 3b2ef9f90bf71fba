import { type Scenario, scenario } from '../../../engine/index.ts';
import {
  type LayoutChoice,
  type ListingChoices,
  type ListingStart,
  startFromListing,
} from '../../formats/listing-machine/caches.ts';
import { scenarioOf } from '../../formats/listing-machine/scenario-of.ts';
import { describePlacement } from '../../formats/proc-slab/describe-placement.ts';
import type { ProcSlabListing } from '../../formats/proc-slab/parse.ts';
import { machineTitle } from '../../formats/real-machines/names-of-machines.ts';
import { asParsed, type RealListing } from '../../formats/real-machines/real-listing.ts';
import { zfs4925 } from '../../formats/real-machines/zfs-4925.ts';
import type { App } from '../app.ts';
import type { Source } from '../origin.ts';
import { say } from '../session.ts';

/** The name of the machine that the page opens on. */
export const FIRST: string = zfs4925.id;

/** The name of the machine without caches. */
export const EMPTY_NAME = 'empty';

/** The title of a machine without caches. */
export const EMPTY = 'Empty machine';

const CPUS = 4;
const SEED = 4925;
const LAYOUT_WORDS: Readonly<Record<LayoutChoice, string>> = {
  'as posted': ' Slabs are laid out as posted, by the rule of 0.6.3 and before.',
  'as 0.6.5.9': ' Slabs are laid out as 0.6.5.9 would lay them out, not as posted.',
};

/** Starts with the machine that the page opens on. */
export async function startFirst(app: App): Promise<void> {
  await startReal(app, zfs4925);
}

/** Starts a machine without caches. */
export async function startEmpty(app: App): Promise<void> {
  const caption = 'A machine of four CPUs without caches. Create one to begin.';
  await app.machine.start({
    source: { kind: 'named', name: EMPTY_NAME },
    title: EMPTY,
    caption,
    scenario: scenario({ title: EMPTY, about: caption, end: 0 }),
    older: null,
  });
}

/** Starts a scenario. */
export async function startScenario(
  app: App,
  chosen: Scenario,
  source: Source = { kind: 'elsewhere' },
): Promise<void> {
  const { title, about } = chosen;
  await app.machine.start({ source, title, caption: about, scenario: chosen, older: null });
}

/** Starts from the figures of a real machine. */
export async function startReal(app: App, listing: RealListing): Promise<void> {
  const origin = `Figures posted in ${listing.source}, ${listing.version}.`;
  const choices = { cpus: CPUS, seed: SEED, layout: 'as posted' } as const;
  await startListing(app, machineTitle(listing), `${listing.note} ${origin}`, asParsed(listing), choices, {
    kind: 'named',
    name: listing.id,
  });
}

/** The scenario of a real machine: nothing happens in it by itself. */
export function scenarioOfReal(listing: RealListing): Scenario {
  const choices = { cpus: CPUS, seed: SEED, layout: 'as posted' } as const;
  const { restore } = startFromListing(asParsed(listing), choices);
  return scenarioOf(machineTitle(listing), listing.note, restore, choices);
}

/** Starts from a listing that was pasted or opened. */
async function startListing(
  app: App,
  title: string,
  about: string,
  listing: ProcSlabListing,
  choices: ListingChoices,
  source: Source = { kind: 'unsaved' },
): Promise<void> {
  await startPlaced(app, title, about, listing, startFromListing(listing, choices), choices, source);
}

/** Starts from a listing whose objects have already been placed. */
export async function startPlaced(
  app: App,
  title: string,
  about: string,
  listing: ProcSlabListing,
  { restore, notes, hasOlderLayout }: ListingStart,
  choices: ListingChoices,
  source: Source = { kind: 'unsaved' },
): Promise<void> {
  const older = hasOlderLayout
    ? {
        layout: choices.layout,
        startAs: (layout: LayoutChoice) =>
          startListing(app, title, about, listing, { ...choices, layout }, source),
      }
    : null;
  const caption = `${about} ${describePlacement(choices.seed)}${older === null ? '' : LAYOUT_WORDS[older.layout]}`;
  const chosen = scenarioOf(title, about, restore, choices);
  await app.machine.start({ source, title, caption, scenario: chosen, older });
  if (notes.length === 0) return;
  const names = [...new Set(notes.map(({ name }) => name))];
  say(app, { kind: 'figures changed', names });
}
