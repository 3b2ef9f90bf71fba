import { expect, test } from 'vitest';
import { readAddress, writeAddress } from './address.ts';

const FIRST = { machine: null, hash: '', report: '', explored: '', view: 'machine' };

test.each([
  ['./', FIRST],
  ['?machine=slab-small', { ...FIRST, machine: 'slab-small' }],
  ['?machine=zfs-3719-1&view=compare', { ...FIRST, machine: 'zfs-3719-1', view: 'compare' }],
  ['?view=sweep#run=abc', { ...FIRST, hash: '#run=abc', view: 'sweep' }],
  ['?view=diagnose#report=1.abc', { ...FIRST, report: '#report=1.abc', view: 'diagnose' }],
  ['?view=explore#explore=1.abc', { ...FIRST, explored: '#explore=1.abc', view: 'explore' }],
])('%s is read as it was written', (text, address) => {
  expect(writeAddress(address, '')).toBe(text);
  const { search, hash } = new URL(text, 'http://localhost/');
  expect(readAddress({ search, hash })).toEqual(address);
});

test('a link to the explorer leads to it without naming the view', () => {
  expect(readAddress({ search: '', hash: '#explore=1.abc' })).toMatchObject({
    view: 'explore',
    machine: null,
  });
});

test('other parameters stay', () => {
  expect(writeAddress({ ...FIRST, view: 'compare' }, '?embed')).toBe('?embed&view=compare');
  expect(writeAddress(FIRST, '?embed&machine=slab-small')).toBe('?embed');
});
