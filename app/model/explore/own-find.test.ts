import { expect, test } from 'vitest';
import { type Atom, findSchema, INVARIANTS, NAMED, PROGRAMS, planOf } from '../../../engine/index.ts';
import { fieldsOf } from './atom-fields.ts';
import { ATOM_KINDS, kindOfAtom, newFact, ownFindOf, predicateFrom } from './own-find.ts';

/** The fact with each of its parts changed to each value that the form offers. */
function changed(atom: Atom): Atom[] {
  return fieldsOf(atom).flatMap((field) => {
    if (field.kind === 'text') return ['', 'magic'].map((text) => field.change(text));
    if (field.kind === 'number') return [null, 0, 3].map((value) => field.change(value));
    return [...field.values, ...(field.isOptional ? [null] : [])].map((value) => field.change(value));
  });
}

test.each(ATOM_KINDS)('the search accepts everything the form produces for a fact of the kind %s', (kind) => {
  const { atom } = newFact(kind);
  expect(kindOfAtom(atom)).toBe(kind);
  const [program] = Object.values(PROGRAMS);
  if (program === undefined) throw new Error('no program');
  for (const one of [atom, ...changed(atom)]) {
    expect(findSchema.safeParse(one).success).toBe(true);
    expect(kindOfAtom(one)).toBe(kind);
    expect(() => planOf(program, [one])).not.toThrow();
  }
});

test('payload words of an event can be required, and are dropped with the event', () => {
  const flag: Atom = { event: 'flag' };
  const isSet = fieldsOf(flag).find(({ name }) => name === 'isSet');
  if (isSet?.kind !== 'choice') throw new Error('no choice');
  const set = isSet.change('yes');
  expect(set).toEqual({ event: 'flag', where: { isSet: true } });
  const kind = fieldsOf(set)[0];
  if (kind?.kind !== 'choice') throw new Error('no choice');
  expect(kind.change('queued')).toEqual({ event: 'queued' });
});

test.each(Object.entries(NAMED))('the form shows %s unchanged', (_, predicate) => {
  const own = ownFindOf(predicate);
  expect(own === null ? null : predicateFrom(own)).toEqual(predicate);
});

test('the form handles negated facts, and leaves nested conditions alone', () => {
  const predicate = { any: [{ not: { lockHeld: true } }, { check: 'object lost' }] } as const;
  expect(ownFindOf(predicate)).toEqual({
    join: 'any',
    facts: [
      { isNot: true, atom: { lockHeld: true } },
      { isNot: false, atom: { check: 'object lost' } },
    ],
  });
  expect(ownFindOf({ all: [INVARIANTS] })).toBeNull();
});
