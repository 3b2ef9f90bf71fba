import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Command, CommandError } from '../command/command.ts';
import { machineState } from '../conformance/state.ts';
import type { Event } from '../event/event.ts';
import { decodeEvent, EventLog } from '../event/log.ts';
import { Engine } from '../machine/engine.ts';
import { anyCommand } from '../spec/random-commands.ts';
import { defaultTunables } from '../spl/tunables.ts';
import { DEFAULT_COSTS, FREE_OF_CHARGE } from './costs.ts';

const TUNABLES = { ...defaultTunables(), spl_kmem_cache_magazine_size: 4, spl_kmem_cache_expire: 3 };

function machine(cpus: number, log: EventLog | null = null): Engine {
  return new Engine({ machine: { cpus, hz: 10 }, tunables: TUNABLES }, log);
}

/** The state of the machine, and the result of the command. */
function outcome(engine: Engine, command: Command): string {
  let refused = '';
  try {
    engine.send(command);
    engine.advance(engine.now);
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    refused = error.kind;
  }
  const state = engine.panic === null ? machineState(engine, (index) => `cache ${index}`) : engine.panic.expr;
  return JSON.stringify([refused, state]);
}

describe('the parallel scheduler', () => {
  test('with one CPU and no costs, goes through the same states as the scheduler of the traces', () => {
    fc.assert(
      fc.property(fc.array(anyCommand(), { maxLength: 100 }), (commands) => {
        const settled = machine(1);
        const live = machine(1);
        live.goLive({ costs: FREE_OF_CHARGE.model, slice: 10, seed: 1 });
        for (const command of commands) {
          expect(outcome(live, command)).toBe(outcome(settled, command));
          if (settled.panic !== null) return;
        }
      }),
      { numRuns: 150, seed: 4925 },
    );
  });

  test('keeps the events of each CPU in order, and lets one task at a time hold a lock', () => {
    const log = new EventLog();
    const engine = machine(4, log);
    engine.send({
      op: 'create',
      thread: 't0',
      cpu: 0,
      cache: 'c1',
      name: 'x',
      size: 256,
      align: 0,
      flags: ['VMEM'],
      ctor: false,
      dtor: false,
    });
    engine.goLive({ costs: DEFAULT_COSTS, slice: 10, seed: 1 });
    const pattern = { kind: 'loop', batch: 9, think: 1, rounds: 0 } as const;
    const spec = {
      name: 'w',
      cache: 'c1',
      cpu: 0,
      threads: 4,
      flags: 'KM_SLEEP',
      start: 0,
      stop: null,
      pattern,
    };
    engine.send({ op: 'startCaller', spec });
    engine.advance(3e6);

    const events = log
      .take()
      .flatMap((chunk) => Array.from({ length: chunk.count }, (_, i) => decodeEvent(chunk, i)));
    // A release of a contended lock is recorded once the other CPUs reach its time; its own CPU is further ahead by
    // then.
    expect(latecomers(events.filter((event) => event.kind !== 'lock'))).toEqual([]);
    expect(new Set(events.map(({ cpu }) => cpu)).size).toBe(4);
    expect(lockFaults(events)).toEqual([]);
  });
});

/** Events that are earlier than a previous one on the same CPU. */
function latecomers(events: readonly Event[]): Event[] {
  const last = new Map<number, number>();
  return events.filter((event) => {
    if (event.task === 0) return false;
    const isLate = event.time < (last.get(event.cpu) ?? 0);
    last.set(event.cpu, event.time);
    return isLate;
  });
}

/** Events that give a lock to a second holder, or out of order. */
function lockFaults(events: readonly Event[]): Event[] {
  const waiting: number[] = [];
  let holder = -1;
  return events.filter((event) => {
    if (event.kind === 'spin') waiting.push(event.task);
    if (event.kind !== 'lock') return false;
    const isWrong = holder !== (event.held === 1 ? -1 : event.task);
    holder = event.held === 1 ? event.task : -1;
    const isSpinner = event.held === 1 && waiting.includes(event.task);
    return isWrong || (isSpinner && waiting.shift() !== event.task);
  });
}
