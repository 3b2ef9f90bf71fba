import { expect, test } from 'vitest';
import { EVENT_KINDS, FUNCTIONS } from './event.ts';
import * as FN from './fn.ts';
import * as KIND from './kind.ts';

test.each([
  ['kind of event', EVENT_KINDS, KIND],
  ['function of the reference', FUNCTIONS, FN],
])('every %s is numbered by its position', (_, names, numbers) => {
  const places = names.map((name, number): [string, number] => [name, number]);
  expect(Object.fromEntries(Object.entries(numbers))).toEqual(Object.fromEntries(places));
});
