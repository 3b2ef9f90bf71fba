import { expect, test } from 'vitest';
import { PROGRAMS, type Predicate } from '../../engine/index.ts';
import { decodeExploreLink, encodeExploreLink, type SharedProgram } from './explore-link.ts';
import { isExploreLink } from './explore-link-prefix.ts';
import { LONGEST_LINK } from './limits.ts';
import { nodeCoder } from './node-coder.fixture.ts';

const OWN: Predicate = {
  all: [{ event: 'emergencyAdded' }, { not: { figure: 'slabs', atMost: 1 } }],
};

test.each(Object.entries(PROGRAMS))('a link carries the program %s and its condition', async (_, program) => {
  const shared: SharedProgram = { program, find: OWN, most: 2, schedule: null };
  const hash = (await encodeExploreLink(shared, nodeCoder)) ?? '';
  expect(isExploreLink(hash)).toBe(true);
  expect(hash).toMatch(/^#explore=1\.[\w-]+$/);
  expect(hash.length).toBeLessThan(2000);
  expect(await decodeExploreLink(hash, nodeCoder)).toEqual({ ok: true, shared });
});

test('a link carries the order that was found', async () => {
  const program = PROGRAMS['ageing-outlives-cache'];
  if (program === undefined) throw new Error('no program');
  const shared: SharedProgram = { program, find: program.find, most: 3, schedule: 't w0·3 D2 w0 D5 t w0·2' };
  const hash = (await encodeExploreLink(shared, nodeCoder)) ?? '';
  expect(await decodeExploreLink(hash, nodeCoder)).toMatchObject({
    ok: true,
    shared: { schedule: shared.schedule },
  });
});

test.each([
  ['#explore=2.abc', /another version/],
  ['#explore=1.abc', /cut short or damaged/],
  [`#explore=1.${'a'.repeat(LONGEST_LINK)}`, /too long/],
])('%.20s is refused with a reason', async (hash, reason) => {
  expect(await decodeExploreLink(hash, nodeCoder)).toEqual({
    ok: false,
    reason: expect.stringMatching(reason),
  });
});

test('an invalid program is refused with the place of the error', async () => {
  const program = PROGRAMS['two-callers'];
  if (program === undefined) throw new Error('no program');
  const broken = { ...program, ticks: 99 };
  const hash =
    (await encodeExploreLink({ program: broken, find: 'panic', most: 1, schedule: null }, nodeCoder)) ?? '';
  expect(await decodeExploreLink(hash, nodeCoder)).toEqual({
    ok: false,
    reason: expect.stringMatching(/^program\.ticks: /),
  });
});
