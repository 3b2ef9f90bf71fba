import { expect, test } from 'vitest';
import { KIND } from '../../engine/index.ts';
import { reduce } from './reduce.ts';
import { View } from './view.ts';

test('an event that does not fit is told with its number, wherever in a chunk it stands', () => {
  const jiffy = [KIND.jiffy, 0, 1, 0];
  const lock = [KIND.lock, 0, 7, 1];
  const chunk = { words: Int32Array.from([jiffy, jiffy, jiffy, lock].flat()), count: 4 };
  const view = new View();
  reduce(view, chunk, 0, 2, []);
  expect(() => reduce(view, chunk, 2, 4, [])).toThrow('event 3: no cache 7');
});
