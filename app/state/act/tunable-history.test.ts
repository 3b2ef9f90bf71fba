import { expect, test } from 'vitest';
import type { Command, JournalEntry, TunableName } from '../../../engine/index.ts';
import { lastChange } from './tunable-history.ts';

const SIZE = 'spl_kmem_cache_max_size';
const PER_SLAB = 'spl_kmem_cache_obj_per_slab';

function set(name: TunableName, value: number): Command {
  return { op: 'tunable', name, value };
}

function journal(...commands: readonly Command[]): JournalEntry[] {
  return commands.map((command, events) => ({ events, at: events, command }));
}

test('changes are undone one by one, the last one first', () => {
  const done = journal(set(PER_SLAB, 16), set(SIZE, 4), set(PER_SLAB, 32));
  expect(lastChange(done, {})).toEqual({ name: PER_SLAB, from: 16, to: 32 });
  const one = [...done, ...journal(set(PER_SLAB, 16))];
  expect(lastChange(one, {})).toEqual({ name: SIZE, from: 32, to: 4 });
  const two = [...one, ...journal(set(SIZE, 32))];
  expect(lastChange(two, {})).toEqual({ name: PER_SLAB, from: 8, to: 16 });
  expect(lastChange([...two, ...journal(set(PER_SLAB, 8))], {})).toBeNull();
});

test('a change starts from the value at load', () => {
  expect(lastChange(journal(set(PER_SLAB, 8)), { [PER_SLAB]: 64 })).toEqual({
    name: PER_SLAB,
    from: 64,
    to: 8,
  });
});

test('changes before a module reload are not undone', () => {
  const reload: Command = { op: 'reload', thread: 't0', cpu: 0, tunables: { [PER_SLAB]: 16 } };
  expect(lastChange(journal(set(PER_SLAB, 16), reload), {})).toBeNull();
  expect(lastChange(journal(reload, set(PER_SLAB, 9)), {})).toEqual({ name: PER_SLAB, from: 16, to: 9 });
});
