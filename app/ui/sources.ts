import { CATALOGUE } from '../../engine/index.ts';
import { REAPED } from '../formats/listing-machine/real-scenarios.ts';
import { REAL_LISTINGS } from '../formats/real-machines/index-of-machines.ts';
import { app } from '../state/page.ts';
import { EMPTY, startEmpty, startReal, titleOf } from '../state/start/sources.ts';
import { startNamed } from '../state/start/start-named.ts';
import type { Group } from './actions/action.ts';

/** Something that a machine can be started from. */
export interface Source {
  readonly title: string;
  readonly about: string;
  readonly start: () => void;
}

/** All that comes with the app, in the groups in which it is offered; upstream tests are the last among the scenarios. */
export const SOURCE_GROUPS: readonly { readonly name: Group; readonly sources: readonly Source[] }[] = [
  {
    name: 'Scenarios',
    sources: Object.entries(CATALOGUE).map(([name, { title, about }]) => ({
      title,
      about,
      start: () => void startNamed(app, name),
    })),
  },
  {
    name: 'Real machines',
    sources: [
      ...REAPED.map(({ name, title, about }) => ({ title, about, start: () => void startNamed(app, name) })),
      ...REAL_LISTINGS.map((listing) => ({
        title: titleOf(listing.source, listing.id),
        about: listing.note,
        start: () => void startReal(app, listing),
      })),
    ],
  },
  {
    name: 'From nothing',
    sources: [
      { title: EMPTY, about: 'Four CPUs and no cache: create your own.', start: () => void startEmpty(app) },
    ],
  },
];
