import { expect, test } from 'vitest';
import { CommandError } from '../command/command.ts';
import { MAX_TASKS } from '../event/log.ts';
import { Machine } from '../spec/machine.ts';

test('a command that needs more threads than events can tell apart is refused, and the machine continues', () => {
  const m = new Machine();
  const reload = (): unknown =>
    m.do({ op: 'reload', thread: 't0', cpu: 0, tunables: { spl_kmem_cache_kmem_threads: 64 } });
  const reloads = Math.floor((MAX_TASKS - m.engine.kernel.tasks.length - 1) / 64);
  for (let i = 0; i < reloads; i++) reload();
  expect(reload).toThrow(CommandError);
  expect(reload).toThrow(/its limit is 2047: start a new one$/);
  m.do({ op: 'reload', thread: 't0', cpu: 0, tunables: { spl_kmem_cache_kmem_threads: 1 } });
  expect(m.engine.panic).toBeNull();
});
