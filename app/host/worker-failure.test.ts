import { expect, test } from 'vitest';
import { describeWorkerFailure } from './worker-failure.ts';

test('an error that the script threw is quoted', () => {
  const event = Object.assign(new Event('error'), { message: 'Uncaught Error: out of luck' });
  expect(describeWorkerFailure('the engine', event)).toBe('the engine stopped: Uncaught Error: out of luck');
});

test.each([
  ['no message', new Event('error')],
  ['an undefined message', Object.assign(new Event('error'), { message: undefined })],
  ['an empty message', Object.assign(new Event('error'), { message: '' })],
])('an event with %s means that the script could not be downloaded', (_, event) => {
  expect(describeWorkerFailure('the engine', event)).toBe(
    'the engine could not be downloaded: the network is down, or its file is missing from the server',
  );
});
