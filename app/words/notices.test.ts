import { expect, test } from 'vitest';
import { noticeWords } from './notices.ts';

test.each([
  [0, 0, 'Event 1 is the first that differs.'],
  [76, 76, 'Up to event 76 its events are the same as here. Event 77 is the first that differs.'],
  [
    12_288,
    12_543,
    'Up to event 12,288 its events are the same as here. The first that differs is between events 12,289 and 12,544.',
  ],
])('a link whose events differ names the events, counted from 1: %i to %i', (first, last, words) => {
  expect(noticeWords({ kind: 'link differs', first, last })).toContain(words);
});
