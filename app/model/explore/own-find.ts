import { type Atom, INVARIANTS, type Predicate, type Program } from '../../../engine/index.ts';

/** A fact of the user's own condition, or its negation. */
export interface OwnFact {
  readonly isNot: boolean;
  readonly atom: Atom;
}

/** A condition built in the form: all facts, or any of them. */
export interface OwnFind {
  readonly join: 'all' | 'any';
  readonly facts: readonly OwnFact[];
}

/** The kinds of facts: see engine/explore/predicate.ts. The first ones are momentary, the others last for a while. */
export const ATOM_KINDS = [
  'event',
  'returned',
  'stuck',
  'panic',
  'check',
  'during',
  'flag',
  'figure',
  'list',
  'magazine',
  'lockHeld',
  'growth',
  'inside',
] as const;

/** The kind of a fact. */
export type AtomKind = (typeof ATOM_KINDS)[number];

/** The most facts of a condition: a limit of its schema. */
export const MOST_FACTS = 20;

/** A new fact of each kind. */
const NEW: Readonly<Record<AtomKind, Atom>> = {
  event: { event: 'emergencyAdded' },
  returned: { returned: 'alloc', isNull: true },
  stuck: { stuck: 'any' },
  panic: { panic: {} },
  check: { check: 'object with two holders' },
  during: { during: 'slabAdded', by: 'any' },
  flag: { flag: 'DEADLOCKED', isSet: true },
  figure: { figure: 'emergency', atLeast: 1 },
  list: { list: 'partial', isEmpty: false },
  magazine: { magazine: 'not empty' },
  lockHeld: { lockHeld: false },
  growth: { growth: 'young' },
  inside: { inside: 'spl_kmem_cache_reap_now' },
};

/** The kind of a fact. */
export function kindOfAtom(atom: Atom): AtomKind {
  return ATOM_KINDS.find((kind) => kind in atom) ?? 'event';
}

/** A new fact of a kind. */
export function newFact(kind: AtomKind): OwnFact {
  return { isNot: false, atom: NEW[kind] };
}

/** Whether two conditions are the same, wherever they come from. */
export function isSameFind(a: Program['find'], b: Program['find']): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Whether a condition means “anything that must never happen”. */
export function isForInvariants(find: Program['find']): boolean {
  return isSameFind(find, INVARIANTS);
}

/** The initial condition of the form. */
export const FIRST_FIND: OwnFind = { join: 'all', facts: [newFact('event')] };

/** A predicate in the form's terms; null if it is nested too deeply. */
export function ownFindOf(predicate: Predicate): OwnFind | null {
  const join = 'any' in predicate ? 'any' : 'all';
  const parts = 'any' in predicate ? predicate.any : 'all' in predicate ? predicate.all : [predicate];
  const facts = parts.map(factOf);
  return facts.every((fact) => fact !== null) ? { join, facts } : null;
}

function factOf(predicate: Predicate): OwnFact | null {
  if ('all' in predicate || 'any' in predicate) return null;
  if (!('not' in predicate)) return { isNot: false, atom: predicate };
  const inner = factOf(predicate.not);
  return inner === null || inner.isNot ? null : { ...inner, isNot: true };
}

/** The predicate of a condition. */
export function predicateFrom({ join, facts }: OwnFind): Predicate {
  const parts = facts.map(({ isNot, atom }): Predicate => (isNot ? { not: atom } : atom));
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only;
  return join === 'all' ? { all: parts } : { any: parts };
}
