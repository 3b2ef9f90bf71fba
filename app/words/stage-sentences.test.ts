import { expect, test } from 'vitest';
import { ExampleMachine } from '../model/example-machine.fixture.ts';
import { cpuSentence, listsSentences } from './stage-sentences.ts';

test('the stage is described in sentences', () => {
  const m = new ExampleMachine();
  m.create();
  m.alloc(10);
  const [cache] = m.view.caches;
  if (cache === null || cache === undefined) throw new Error('the cache was not made');
  expect(cpuSentence(m.view, cache, 0)).toMatch(/^CPU 0: \d+ of \d+ objects in its magazine(;.*)?\.$/);
  expect(listsSentences(m.view, cache)).toMatch(
    /^\d+ slabs? on skc_partial_list, \d+ slabs? on skc_complete_list\. skc_lock is free; skc_waitq is empty\.$/,
  );
});
