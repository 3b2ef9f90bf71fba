import { describe, expect, test } from 'vitest';
import { type Command, CommandError } from '../command/command.ts';
import { commandSchema } from '../command/schema.ts';
import { EventLog } from '../event/log.ts';
import { Run } from '../scenario/run.ts';
import { cacheSpec, scenario } from '../scenario/scenario.ts';
import { Machine } from '../spec/machine.ts';

/** The error of a command that is refused; null when it is carried out. */
function refusalOf(send: () => void): CommandError | null {
  try {
    send();
  } catch (error) {
    if (error instanceof CommandError) return error;
    throw error;
  }
  return null;
}

describe('migrate', () => {
  test('refuses an idle thread, and says what to do', () => {
    const m = new Machine();
    m.create();
    const refusal = refusalOf(() => m.do({ op: 'migrate', thread: 't0', cpu: 1 }));
    expect(refusal?.kind).toBe('not blocked');
    expect(refusal?.message).toBe('thread t0 is idle: give it a command first, then migrate it');
  });

  test('refuses threads that run or spin on a live machine, and leaves the machine as it was', () => {
    const log = new EventLog();
    const run = new Run(
      scenario({
        title: 'two threads that never get an object',
        about: '',
        end: 100,
        // So slow that the time limit of a command is reached after few events.
        costs: { call: 1e7, lock: 1e7 },
        caches: [cacheSpec({ id: 'c1', name: 'a', size: 1024 })],
      }),
      log,
    );
    run.send({ op: 'memory', target: 'kmalloc', mode: 'fail' });
    for (const [cpu, thread] of ['t1', 't2'].entries())
      run.send({ op: 'alloc', thread, cpu, cache: 'c1', flags: 'KM_SLEEP', as: thread });
    const states = [...run.engine.threads.values()].filter(({ name }) => name !== 't0');
    expect(states.map(({ state }) => state)).toEqual(['running', 'running']);
    const before = log.emitted;
    for (const thread of ['t1', 't2']) {
      const refusal = refusalOf(() => run.send({ op: 'migrate', thread, cpu: 3 }));
      expect(refusal?.kind).toBe('not blocked');
      expect(refusal?.message).toMatch(/has CPU [01] and runs, or spins on a lock: let time pass/);
    }
    expect(log.emitted).toBe(before);
    expect(states.map(({ cpu }) => cpu)).toEqual([0, 1]);
  });
});

describe('names in commands', () => {
  const noSlots = [
    '#8.5',
    '#8.0',
    '#08',
    '#+8',
    '# 8',
    '#8 ',
    '#0x8',
    '#8e0',
    '#-8',
    '#',
    '#0',
    '#4294967304',
  ];

  test.each(noSlots)('free of “%s” is refused: it is not the name of a slot', (obj) => {
    const m = new Machine();
    m.create();
    m.alloc(8);
    expect(m.engine.owners.find('#8')?.obj).toBe(8);
    for (const wrong of [{}, { cache: 'c1' }]) {
      const refusal = refusalOf(() => m.do({ op: 'free', thread: 't0', cpu: 0, obj, ...wrong }));
      expect(refusal?.kind).toBe('no such object');
    }
  });

  test('an object cannot have a name that looks like a slot', () => {
    const m = new Machine();
    m.create();
    const alloc: Command = {
      op: 'alloc',
      thread: 't0',
      cpu: 0,
      cache: 'c1',
      flags: 'KM_SLEEP',
      as: '#3',
    };
    expect(refusalOf(() => m.do(alloc))?.message).toMatch(/choose a name without #/);
  });

  test.each([
    { op: 'preempt', thread: 't07' },
    { op: 'preempt', thread: 't1.5' },
    { op: 'destroy', thread: 't0', cpu: 0, cache: 'c01' },
    { op: 'destroy', thread: 't0', cpu: 0, cache: 'c1e3' },
    { op: 'destroy', thread: 't0', cpu: 0, cache: 'c9007199254740993' },
    { op: 'destroy', thread: 't0', cpu: 0.5, cache: 'c1' },
    { op: 'tick', n: 1.5 },
  ])('a command with a number that is not written plainly does not parse: %j', (command) => {
    expect(commandSchema.safeParse(command).success).toBe(false);
  });
});
