import {
  type Atom,
  CALL_NAMES,
  CHECKS,
  EVENT_KINDS,
  type EventKind,
  FIGURES,
  FUNCTIONS,
  payloadOf,
  WAITS,
} from '../../../engine/index.ts';

/** An editable part of a fact, by its name in the schema. */
export type AtomField =
  | {
      readonly kind: 'choice';
      readonly name: string;
      /** Null: any. */
      readonly value: string | null;
      readonly values: readonly string[];
      readonly isOptional: boolean;
      readonly change: (value: string | null) => Atom;
    }
  | {
      readonly kind: 'number';
      readonly name: string;
      /** Null: any. */
      readonly value: number | null;
      readonly change: (value: number | null) => Atom;
    }
  | {
      readonly kind: 'text';
      readonly name: string;
      readonly value: string;
      readonly change: (value: string) => Atom;
    };

const FLAGS = ['DEADLOCKED', 'GROWING', 'REAPING', 'DESTROY'] as const;
const YES_NO = ['yes', 'no'] as const;
const KM_FLAGS = ['KM_SLEEP', 'KM_NOSLEEP', 'KM_PUSHPAGE'] as const;

/** Functions and kinds of events to choose from, in alphabetical order. */
const NAMED_FUNCTIONS = [...FUNCTIONS].filter((name) => name !== 'none').sort();
const KINDS: readonly EventKind[] = EVENT_KINDS.filter((kind) => kind !== 'unknown').toSorted();

/** The parts of a fact, in the order of its form. */
export function fieldsOf(atom: Atom): AtomField[] {
  if ('event' in atom) return eventFields(atom);
  if ('returned' in atom) return returnFields(atom);
  if ('stuck' in atom)
    return [
      choice('stuck', atom.stuck, ['any', ...CALL_NAMES], (stuck) => ({ ...atom, stuck })),
      optional('on', atom.on, WAITS, (on) => withOrWithout(atom, 'on', on)),
    ];
  if ('panic' in atom) return panicFields(atom);
  if ('check' in atom) return [choice('check', atom.check, CHECKS, (check) => ({ check }))];
  if ('during' in atom)
    return [
      choice('during', atom.during, KINDS, (during) => ({ ...atom, during })),
      choice('by', atom.by, ['caller', 'any'] as const, (by) => ({ ...atom, by })),
    ];
  if ('flag' in atom)
    return [
      choice('flag', atom.flag, FLAGS, (flag) => ({ ...atom, flag })),
      yesNo('isSet', atom.isSet, (isSet) => ({ ...atom, isSet })),
    ];
  if ('figure' in atom)
    return [
      choice('figure', atom.figure, FIGURES, (figure) => ({ ...atom, figure })),
      number('atLeast', atom.atLeast, (atLeast) => withOrWithout(atom, 'atLeast', atLeast)),
      number('atMost', atom.atMost, (atMost) => withOrWithout(atom, 'atMost', atMost)),
    ];
  if ('list' in atom)
    return [
      choice('list', atom.list, ['partial', 'complete'] as const, (list) => ({ ...atom, list })),
      yesNo('isEmpty', atom.isEmpty, (isEmpty) => ({ ...atom, isEmpty })),
    ];
  if ('magazine' in atom)
    return [choice('magazine', atom.magazine, ['empty', 'not empty'] as const, (magazine) => ({ magazine }))];
  if ('lockHeld' in atom) return [yesNo('lockHeld', atom.lockHeld, (lockHeld) => ({ lockHeld }))];
  if ('inside' in atom) return [choice('inside', atom.inside, NAMED_FUNCTIONS, (inside) => ({ inside }))];
  return [];
}

type AtomWith<K extends string> = Extract<Atom, { readonly [key in K]: unknown }>;

function eventFields(atom: AtomWith<'event'>): AtomField[] {
  const { event, where = {} } = atom;
  const words = payloadOf(event).flatMap((word) => (typeof word === 'string' ? [word] : Object.keys(word)));
  const change = (name: string, value: number | boolean | null): Atom => {
    const { [name]: _, ...others } = where;
    const next = value === null ? others : { ...others, [name]: value };
    return withOrWithout(atom, 'where', Object.keys(next).length === 0 ? null : next);
  };
  return [
    // Another kind has other payload words, so their conditions are dropped.
    choice('event', event, KINDS, (kind) => ({ event: kind })),
    optional('fn', atom.fn, NAMED_FUNCTIONS, (fn) => withOrWithout(atom, 'fn', fn)),
    ...words
      .filter((name) => !name.startsWith('none'))
      .map((name): AtomField => {
        const value = where[name];
        if (/^is[A-Z]/.test(name)) {
          const now = value === undefined ? undefined : value === true || value === 1 ? 'yes' : 'no';
          return optional(name, now, YES_NO, (yes) => change(name, yes === null ? null : yes === 'yes'));
        }
        return number(name, value === undefined ? undefined : Number(value), (one) => change(name, one));
      }),
  ];
}

function returnFields(atom: AtomWith<'returned'>): AtomField[] {
  const { returned, isNull, moved } = atom;
  const flags = KM_FLAGS.find((one) => one === atom.flags);
  return [
    choice('returned', returned, CALL_NAMES, (op) => ({ ...atom, returned: op })),
    optional('flags', flags, KM_FLAGS, (one) => withOrWithout(atom, 'flags', one)),
    maybe('isNull', isNull, (one) => withOrWithout(atom, 'isNull', one)),
    maybe('moved', moved, (one) => withOrWithout(atom, 'moved', one)),
  ];
}

function panicFields({ panic }: AtomWith<'panic'>): AtomField[] {
  return [
    optional('fn', panic.fn, NAMED_FUNCTIONS, (fn) => ({ panic: withOrWithout(panic, 'fn', fn) })),
    {
      kind: 'text',
      name: 'text',
      value: panic.text ?? '',
      change: (text) => ({ panic: withOrWithout(panic, 'text', text === '' ? null : text.slice(0, 200)) }),
    },
  ];
}

/** An object with or without an optional field. */
function withOrWithout<T extends object, K extends keyof T>(of: T, name: K, value: T[K] | null): T {
  if (value !== null) return { ...of, [name]: value };
  const copy = { ...of };
  delete copy[name];
  return copy;
}

function choice<T extends string>(
  name: string,
  value: T,
  values: readonly T[],
  change: (value: T) => Atom,
): AtomField {
  return {
    kind: 'choice',
    name,
    value,
    values,
    isOptional: false,
    change: (chosen) => change(values.find((one) => one === chosen) ?? value),
  };
}

function optional<T extends string>(
  name: string,
  value: T | undefined,
  values: readonly T[],
  change: (value: T | null) => Atom,
): AtomField {
  return {
    kind: 'choice',
    name,
    value: value ?? null,
    values,
    isOptional: true,
    change: (chosen) => change(values.find((one) => one === chosen) ?? null),
  };
}

function yesNo(name: string, value: boolean, change: (value: boolean) => Atom): AtomField {
  return choice(name, value ? 'yes' : 'no', YES_NO, (one) => change(one === 'yes'));
}

function maybe(name: string, value: boolean | undefined, change: (value: boolean | null) => Atom): AtomField {
  const now = value === undefined ? undefined : value ? 'yes' : 'no';
  return optional(name, now, YES_NO, (one) => change(one === null ? null : one === 'yes'));
}

function number(name: string, value: number | undefined, change: (value: number | null) => Atom): AtomField {
  return { kind: 'number', name, value: value ?? null, change };
}
