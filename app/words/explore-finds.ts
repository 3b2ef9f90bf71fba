import { PREDICATE_NAMES, type PredicateName, type Program } from '../../engine/index.ts';
import { isForInvariants, ownFindOf } from '../model/explore/own-find.ts';
import { ownFindWords } from './explore-facts.ts';

/** The title of a condition, and what it means. */
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
    title: 'Ageing is queued after destroy begins',
    detail: 'The ageing task queues its successor after destroy has begun, and nothing cancels it.',
  },
  stuck: { title: 'A thread waits forever', detail: 'It sleeps, and nothing is left that could wake it.' },
  panic: { title: 'A check fails', detail: 'An ASSERT or a VERIFY of the reference is false.' },
  'nosleep-fails-after-growth': {
    title: 'KM_NOSLEEP fails although the growth worked',
    detail: 'The call waits for a new slab, the slab arrives, and the call returns NULL.',
  },
  'nosleep-fails-with-objects': {
    title: 'KM_NOSLEEP fails with objects in the magazine',
    detail: 'The call returns NULL although the magazine of its CPU has objects.',
  },
  'deadlocked-young-growth': {
    title: 'DEADLOCKED set by a young growth',
    detail: 'The bit is set although the current growth began less than a tenth of a second ago.',
  },
  'deadlocked-without-growth': {
    title: 'DEADLOCKED without a growth',
    detail: 'The bit is set although no growth is in progress.',
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
    title: 'A CPU uses another CPU’s magazine',
    detail: 'Only the CPU that owns a magazine may touch it, with interrupts off.',
  },
  'lost-object': {
    title: 'An object is lost',
    detail: 'It is in no slab and no magazine, and no caller holds it.',
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
  'two-growths': { title: 'Two growths at once', detail: 'KMC_BIT_GROWING should allow only one per cache.' },
  'two-reaps': { title: 'Two reaps at once', detail: 'KMC_BIT_REAPING should allow only one per cache.' },
  'other-cpu-after-growth': {
    title: 'Another CPU after a growth',
    detail: 'A caller waits for a growth on one CPU and returns on another.',
  },
  'emergency-while-partial': {
    title: 'An emergency object although a slab has room',
    detail: 'A slab arrives after the list was checked and before the emergency object is allocated.',
  },
  'growth-while-partial': {
    title: 'A growth although a slab has room',
    detail: 'A slab arrives after the list was checked and before a new one is requested.',
  },
};

/** Conditions that break the allocator, and those that are only surprising. */
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
    title: 'Something is surprising',
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

/** What the user’s own condition is called. */
export const OWN_CONDITION = 'Your own condition';

/** What the search looks for, in words. */
export function findWords(find: Program['find']): FindWords {
  if (typeof find === 'string') return FINDS[find];
  if ('stuck' in find && find.stuck !== 'any')
    return {
      title: `${capital(find.stuck)} waits forever`,
      detail: `A thread sleeps inside ${find.stuck}, and nothing is left that could wake it.`,
    };
  if (isForInvariants(find))
    return {
      title: 'Anything that must never happen',
      detail: 'A failed check, a lost object, an object with two holders, a wrong counter, two growths …',
    };
  const own = ownFindOf(find);
  if (own === null)
    return { title: 'What the program asks for', detail: 'A condition that its file describes.' };
  return {
    title: ownFindWords(own),
    detail: 'Your own condition, checked whenever one of its events happens, or after each step.',
  };
}

/** Whether a name is that of a ready-made condition. */
export function isFindName(name: string): name is PredicateName {
  return PREDICATE_NAMES.some((one) => one === name);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
