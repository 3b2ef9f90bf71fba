import { expect, test } from 'vitest';
import { PROGRAMS, planOf, predicateOf } from '../../../engine/index.ts';
import { knownOrder } from './known-order.ts';

function planFor(name: string) {
  const program = PROGRAMS[name];
  if (program === undefined) throw new Error(`no program ${name}`);
  return planOf(program, [predicateOf(program.find)]);
}

test('an order from a link is shown as found', () => {
  const text = 't w0·3 D2 w0 D5 t w0·2';
  expect(knownOrder(planFor('ageing-outlives-cache'), text)).toMatchObject({
    text,
    steps: 15,
    interruptions: 2,
  });
});

test.each(['D3', 't w0·99', 'nobody', ''])('the order “%s” does not show it', (text) => {
  expect(knownOrder(planFor('ageing-outlives-cache'), text)).toBeNull();
});
