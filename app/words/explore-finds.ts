import { PREDICATE_NAMES, type PredicateName, type Program } from '../../engine/index.ts';
import { isForInvariants, ownFindOf } from '../model/explore/own-find.ts';
import { ownFindWords } from './explore-facts.ts';

/** A title, and what it means. */
export interface FindWords {
  readonly title: string;
  readonly detail: string;
}

const FINDS: Readonly<Record<PredicateName, FindWords>> = {
  'use-after-free': {
    title: 'Freed memory is used',
    detail: 'Code runs on a cache that destroy has freed.',
  },
  'ageing-after-destroy': {
    title: 'Ageing outlasts the beginning of destroy',
    detail: 'The ageing task dispatches its successor after destroy has begun, and does not cancel it.',
  },
  stuck: { title: 'A thread waits for ever', detail: 'It sleeps, and nothing is left that could wake it.' },
  panic: { title: 'A check fails', detail: 'An ASSERT or a VERIFY of the reference is false.' },
  'nosleep-fails-after-growth': {
    title: 'KM_NOSLEEP fails though the growth worked',
    detail: 'The call waits for a new slab, the slab arrives, and the call returns NULL.',
  },
  'nosleep-fails-with-objects': {
    title: 'KM_NOSLEEP fails with objects in the magazine',
    detail: 'The call returns NULL although the magazine of its CPU has objects.',
  },
  'deadlocked-young-growth': {
    title: 'DEADLOCKED by a young growth',
    detail: 'The mark is set although the growth under way has not taken a tenth of a second.',
  },
  'deadlocked-without-growth': {
    title: 'DEADLOCKED without a growth',
    detail: 'The mark is set although no growth is under way.',
  },
  'deadlocked-with-emergency': {
    title: 'DEADLOCKED, and an emergency object is in use',
    detail: 'A growth has taken so long that callers get emergency objects.',
  },
  'ref-unprotected-reap': {
    title: 'A cache is freed during a reap',
    detail: 'The reap has begun, but has not raised skc_ref yet.',
  },
  'double-owner': { title: 'Two callers hold one object', detail: 'An object in use is handed out again.' },
  'foreign-magazine': {
    title: 'A CPU uses the magazine of another',
    detail: 'Only the CPU that owns a magazine may touch it, with interrupts off.',
  },
  'lost-object': {
    title: 'An object is lost',
    detail: 'It is in no slab, no magazine, and no caller has it.',
  },
  'counters-wrong': {
    title: 'A counter is wrong',
    detail: 'A counter of the cache differs from what its lists and magazines hold.',
  },
  'slab-freed-with-parked-object': {
    title: 'A slab is freed too early',
    detail: 'A magazine or a caller still has one of its objects.',
  },
  'slab-freed-unused': {
    title: 'A new slab is freed before use',
    detail: 'A reap takes the slab that a caller is waiting for.',
  },
  'two-growths': { title: 'Two growths at once', detail: 'KMC_BIT_GROWING lets only one of a cache begin.' },
  'two-reaps': { title: 'Two reaps at once', detail: 'KMC_BIT_REAPING lets only one of a cache begin.' },
  'other-cpu-after-growth': {
    title: 'Another CPU after a growth',
    detail: 'A caller waits for a growth on one CPU and returns on another.',
  },
  'emergency-while-partial': {
    title: 'An emergency object though a slab has room',
    detail: 'A slab arrives between the look at the list and the emergency object.',
  },
  'growth-while-partial': {
    title: 'A growth though a slab has room',
    detail: 'A slab arrives between the look at the list and the request for a new one.',
  },
};

/** What breaks the allocator, and what only surprises. */
export const FIND_GROUPS: readonly { readonly title: string; readonly names: readonly PredicateName[] }[] = [
  {
    title: 'Something breaks',
    names: [
      'use-after-free',
      'ageing-after-destroy',
      'panic',
      'stuck',
      'ref-unprotected-reap',
      'double-owner',
      'lost-object',
      'counters-wrong',
      'foreign-magazine',
      'slab-freed-with-parked-object',
      'two-growths',
      'two-reaps',
    ],
  },
  {
    title: 'Something surprises',
    names: [
      'nosleep-fails-after-growth',
      'nosleep-fails-with-objects',
      'deadlocked-young-growth',
      'deadlocked-without-growth',
      'deadlocked-with-emergency',
      'slab-freed-unused',
      'emergency-while-partial',
      'growth-while-partial',
      'other-cpu-after-growth',
    ],
  },
];

/** What a condition is called that the user puts together. */
export const OWN_CONDITION = 'Your own condition';

/** What is looked for, in words. */
export function findWords(find: Program['find']): FindWords {
  if (typeof find === 'string') return FINDS[find];
  if ('stuck' in find && find.stuck !== 'any')
    return {
      title: `${capital(find.stuck)} waits for ever`,
      detail: `A thread sleeps inside ${find.stuck}, and nothing is left that could wake it.`,
    };
  if (isForInvariants(find))
    return {
      title: 'Anything that must never happen',
      detail: 'A check that fails, an object lost or with two holders, a wrong counter, two growths …',
    };
  const own = ownFindOf(find);
  if (own === null)
    return { title: 'What the program asks for', detail: 'A condition that its file describes.' };
  return {
    title: ownFindWords(own),
    detail: 'A condition of your own, looked at whenever one of its events happens, or after each step.',
  };
}

/** Whether a name is that of something to look for. */
export function isFindName(name: string): name is PredicateName {
  return PREDICATE_NAMES.some((one) => one === name);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
