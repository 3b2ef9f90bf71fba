import { CATALOGUE, type Scenario, scenario } from '../../engine/index.ts';
import { REAPED, realScenarios } from '../formats/listing-machine/real-scenarios.ts';
import { REAL_LISTINGS } from '../formats/real-machines/index-of-machines.ts';
import { machineTitle } from '../formats/real-machines/names-of-machines.ts';
import { chaptersOf } from '../model/chapters/chapters-of.ts';
import { app } from '../state/page.ts';
import { EMPTY, scenarioOfReal, startEmpty, startReal } from '../state/start/sources.ts';
import { startNamed } from '../state/start/start-named.ts';
import type { Group } from './actions/action.ts';

/** Something to start a machine from. */
export interface Source {
  readonly title: string;
  readonly about: string;
  /** The titles of its chapters. */
  readonly chapters: readonly string[];
  /** When it ends, in ms of the machine's time; 0 for a machine without an end. */
  readonly end: number;
  /** The scenario to start. */
  readonly scenario: () => Scenario;
  readonly start: () => void;
}

/** The names of the scenarios that are demos, and those of the upstream tests; the others each show a concept. */
const DEMOS: ReadonlySet<string> = new Set([
  'vmalloc-deadlock',
  'memory-pressure',
  'write-burst',
  'kswapd-loop',
]);
const isUpstream = (name: string): boolean => name.startsWith('slab-');

function ofCatalogue(is: (name: string) => boolean): Source[] {
  return Object.entries(CATALOGUE)
    .filter(([name]) => is(name))
    .map(([name, chosen]) => ({
      title: chosen.title,
      about: chosen.about,
      chapters: chaptersOf(chosen).map(({ title }) => title),
      end: chosen.end,
      scenario: () => chosen,
      start: () => void startNamed(app, name),
    }));
}

const still = { chapters: [], end: 0 } as const;

/** Everything that comes with the app, in the groups in which it is offered. */
export const SOURCE_GROUPS: readonly { readonly name: Group; readonly sources: readonly Source[] }[] = [
  { name: 'Demos', sources: ofCatalogue((name) => DEMOS.has(name)) },
  { name: 'Concepts', sources: ofCatalogue((name) => !DEMOS.has(name) && !isUpstream(name)) },
  { name: 'Upstream tests', sources: ofCatalogue(isUpstream) },
  {
    name: 'Real machines',
    sources: [
      ...REAPED.map(({ name, title, about }) => ({
        ...still,
        title,
        about,
        scenario: () => realScenarios()[name]?.() ?? scenario({ title, about, end: 0 }),
        start: () => void startNamed(app, name),
      })),
      ...REAL_LISTINGS.map((listing) => ({
        ...still,
        title: machineTitle(listing),
        about: listing.note,
        scenario: () => scenarioOfReal(listing),
        start: () => void startReal(app, listing),
      })),
    ],
  },
  {
    name: 'From nothing',
    sources: [
      {
        ...still,
        title: EMPTY,
        about: 'Four CPUs and no cache: create your own.',
        scenario: () => scenario({ title: EMPTY, about: '', end: 0 }),
        start: () => void startEmpty(app),
      },
    ],
  },
];
