import { CATALOGUE } from '../../engine/index.ts';
import { REAL_LISTINGS } from '../formats/real-machines.ts';
import { EMPTY, startEmpty, startReal, startScenario, titleOf } from '../state/sources.ts';

/** Something that a machine can be started from. */
export interface Source {
  readonly title: string;
  readonly about: string;
  readonly start: () => void;
}

/** All that comes with the app, in the groups in which it is offered. */
export const SOURCE_GROUPS: readonly { readonly name: string; readonly sources: readonly Source[] }[] = [
  {
    name: 'Scenarios',
    sources: Object.values(CATALOGUE).map((scenario) => ({
      title: scenario.title,
      about: scenario.about,
      start: () => void startScenario(scenario),
    })),
  },
  {
    name: 'Figures of real machines',
    sources: REAL_LISTINGS.map((listing) => ({
      title: titleOf(listing.source, listing.id),
      about: listing.note,
      start: () => void startReal(listing),
    })),
  },
  {
    name: 'From nothing',
    sources: [{ title: EMPTY, about: 'Four cpus, no caches', start: () => void startEmpty() }],
  },
];

/** The source of that title. */
export function sourceOf(title: string): Source | undefined {
  return SOURCE_GROUPS.flatMap(({ sources }) => sources).find((source) => source.title === title);
}
