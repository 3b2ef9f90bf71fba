import type { Atom } from '../../engine/index.ts';
import type { AtomKind, OwnFind } from '../model/explore/own-find.ts';
import { listed } from './numbers.ts';

/** The label of each kind of fact in the form. */
export const FACT_KINDS: Readonly<Record<AtomKind, string>> = {
  event: 'An event happens',
  returned: 'A call returns',
  stuck: 'A call waits forever',
  panic: 'A check of the reference fails',
  check: 'An invariant is broken',
  during: 'An event happened during the call that returns',
  flag: 'A state bit',
  figure: 'A number of the cache',
  list: 'A list of slabs',
  magazine: 'The magazine of the CPU',
  lockHeld: 'skc_lock is held',
  growth: 'The growth is younger than HZ/10',
  inside: 'Another thread is inside a function',
};

/** Labels of the parts of a fact. The fields of an event keep their own names. */
const FIELDS: Readonly<Record<string, string>> = {
  event: 'Event',
  fn: 'In the function',
  returned: 'Call',
  stuck: 'Call',
  flags: 'With the flags',
  isNull: 'NULL',
  moved: 'On another CPU',
  on: 'Waits for',
  text: 'Text of the check',
  check: 'Invariant',
  during: 'Event',
  by: 'By',
  flag: 'Bit',
  isSet: 'Is set',
  figure: 'Number',
  atLeast: 'At least',
  atMost: 'At most',
  list: 'List',
  isEmpty: 'Is empty',
  magazine: 'Is',
  lockHeld: 'Is held',
  inside: 'Function',
};

/** The label of a part of a fact. */
export function fieldName(name: string): string {
  return FIELDS[name] ?? name;
}

/** The label of a value. */
export function valueName(name: string, value: string): string {
  if (name === 'stuck' && value === 'any') return 'any call';
  if (name === 'by') return value === 'any' ? 'any thread' : 'its own thread';
  return value;
}

/** A fact in a few words, or its negation. */
export function factWords(atom: Atom, isNot: boolean): string {
  if ('flag' in atom) return `${atom.flag} is ${atom.isSet === isNot ? 'not ' : ''}set`;
  if ('lockHeld' in atom) return `skc_lock is ${atom.lockHeld === isNot ? 'not ' : ''}held`;
  if ('list' in atom) return `skc_${atom.list}_list is ${atom.isEmpty === isNot ? 'not ' : ''}empty`;
  if ('magazine' in atom)
    return `the magazine is ${(atom.magazine === 'empty') === isNot ? 'not ' : ''}empty`;
  return `${isNot ? 'not: ' : ''}${plainWords(atom)}`;
}

function plainWords(atom: Atom): string {
  if ('event' in atom) return `event ${atom.event}${whereWords(atom.where)}${inWords(atom.fn)}`;
  if ('returned' in atom) return returnWords(atom);
  if ('stuck' in atom) return stuckWords(atom);
  if ('panic' in atom) return panicWords(atom);
  if ('check' in atom) return atom.check;
  if ('during' in atom)
    return `event ${atom.during} since the call began${atom.by === 'caller' ? ', by its own thread' : ''}`;
  if ('figure' in atom) return figureWords(atom);
  if ('growth' in atom) return 'the growth is younger than HZ/10';
  if ('inside' in atom) return `another thread is inside ${atom.inside}`;
  return '';
}

type AtomWith<K extends string> = Extract<Atom, { readonly [key in K]: unknown }>;

function stuckWords({ stuck, on }: AtomWith<'stuck'>): string {
  return `${stuck === 'any' ? 'a call' : stuck} waits forever${on === undefined ? '' : ` for ${on}`}`;
}

function panicWords({ panic: { fn, text } }: AtomWith<'panic'>): string {
  return `a check fails${text === undefined ? '' : ` with “${text}”`}${inWords(fn)}`;
}

function returnWords({ returned, flags, isNull, moved }: AtomWith<'returned'>): string {
  const call = flags === undefined ? returned : `${returned} ${flags}`;
  const what = isNull === undefined ? '' : isNull ? ' NULL' : ' an object';
  const where = moved === undefined ? '' : moved ? ' on another CPU' : ' on the same CPU';
  return `${call} returns${what}${where}`;
}

function figureWords({ figure, atLeast, atMost }: AtomWith<'figure'>): string {
  if (atLeast !== undefined && atLeast === atMost) return `${figure} = ${atLeast}`;
  const bounds = [
    ...(atLeast === undefined ? [] : [`≥ ${atLeast}`]),
    ...(atMost === undefined ? [] : [`≤ ${atMost}`]),
  ];
  return bounds.length === 0 ? `${figure} is any number` : `${figure} ${bounds.join(' and ')}`;
}

function inWords(fn: string | undefined): string {
  return fn === undefined ? '' : ` in ${fn}`;
}

function whereWords(where: AtomWith<'event'>['where']): string {
  const parts = Object.entries(where ?? {}).map(([name, value]) => `${name} ${String(value)}`);
  return parts.length === 0 ? '' : ` with ${listed(parts)}`;
}

/** The user’s own condition in one line. */
export function ownFindWords({ join, facts }: OwnFind): string {
  return facts.map(({ isNot, atom }) => factWords(atom, isNot)).join(join === 'all' ? ' and ' : ' or ');
}
