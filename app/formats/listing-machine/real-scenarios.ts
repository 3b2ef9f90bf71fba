import type { Scenario } from '../../../engine/index.ts';
import { REAL_LISTINGS } from '../real-machines/index-of-machines.ts';
import { asParsed } from '../real-machines/real-listing.ts';
import { startFromListing } from './caches.ts';
import { scenarioOf } from './scenario-of.ts';

/** A real machine that is reaped: the listing by its id, and what there is to see. */
interface ReapedMachine {
  readonly listing: string;
  readonly title: string;
  readonly about: string;
  readonly seed: number;
}

const MACHINES: readonly ReapedMachine[] = [
  {
    listing: 'zfs-4925-1',
    title: 'openzfs/zfs#4925 under a reap',
    about:
      'A machine after heavy load, as posted. Every cache is reaped on CPU 0: its magazine is emptied, and the slabs that are then empty are freed. Objects in the magazines of the other CPUs stay and pin their slabs.',
    seed: 4925,
  },
  {
    listing: 'zfs-3085-1',
    title: 'openzfs/zfs#3085 under a reap',
    about:
      'A machine of 2015 as posted, laid out by the older rule. A reap on CPU 0 finds few empty slabs: one object in use is enough to keep one.',
    seed: 3085,
  },
  {
    listing: 'zfs-466-1',
    title: 'openzfs/zfs#466 under a reap',
    about:
      'A million objects of zio_buf_512 in 32,120 slabs, as posted: three quarters of the places are taken, but only a third of the memory can ever be payload. A reap changes little.',
    seed: 466,
  },
];

/** Real machines of the collection under a reap of all caches, by the name that links use. */
export function realScenarios(): Record<string, () => Scenario> {
  return Object.fromEntries(MACHINES.map((machine) => [`${machine.listing}-reap`, () => reaped(machine)]));
}

/** Titles and sentences of {@link realScenarios}, for a list. */
export const REAPED: readonly { readonly name: string; readonly title: string; readonly about: string }[] =
  MACHINES.map(({ listing, title, about }) => ({ name: `${listing}-reap`, title, about }));

/** @throws Error when the collection has lost the listing */
function reaped({ listing: id, title, about, seed }: ReapedMachine): Scenario {
  const listing = REAL_LISTINGS.find((candidate) => candidate.id === id);
  if (listing === undefined) throw new Error(`the collection has no listing ${id}`);
  const choices = { cpus: 4, seed, layout: 'as posted' } as const;
  const { restore } = startFromListing(asParsed(listing), choices);
  return {
    ...scenarioOf(title, about, restore, choices),
    callers: [],
    commands: [{ at: 20, command: { op: 'kmem_reap', thread: 't0', cpu: 0 } }],
    end: 100,
  };
}
