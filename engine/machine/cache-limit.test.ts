import { expect, test } from 'vitest';
import { MAX_CACHES } from '../event/event.ts';
import { Machine, only } from '../spec/machine.ts';

test('a machine can create as many caches, one after another, as events can name owners of page frames', () => {
  const m = new Machine();
  for (let i = 0; i < MAX_CACHES; i++) {
    const cache = `c${i}`;
    expect(only(m.create({ cache, name: 'one of many' }), 'cacheCreated')).toMatchObject([{ cache: i }]);
    m.do({ op: 'destroy', thread: 't0', cpu: 0, cache });
  }
  expect(() => m.create({ cache: 'another' })).toThrow(/its limit of 4093 caches/);
});
