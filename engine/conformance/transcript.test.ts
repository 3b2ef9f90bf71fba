import { describe, expect, test } from 'vitest';
import type { Command, CreateCommand } from '../command/command.ts';
import { EventLog } from '../event/log.ts';
import { Engine } from '../machine/engine.ts';
import { defaultTunables } from '../spl/tunables.ts';
import { machineState } from './state.ts';
import { type Consequences, Transcript } from './transcript.ts';

/** A machine with the transcript of its commands in the form of golden traces. */
function recorded(): { engine: Engine; transcript: Transcript; send: (command: Command) => Consequences } {
  const log = new EventLog();
  const engine = new Engine({ machine: { cpus: 2, hz: 100 }, tunables: defaultTunables() }, log);
  const transcript = new Transcript(engine, log);
  const send = (command: Command): Consequences => {
    engine.send(command);
    return transcript.consequences(command);
  };
  return { engine, transcript, send };
}

function creation(cache: string, thread: string): CreateCommand {
  return {
    op: 'create',
    thread,
    cpu: 0,
    cache,
    name: cache,
    size: 256,
    align: 0,
    // A reap always calls the callback of such a cache.
    flags: ['SLAB'],
    ctor: false,
    dtor: false,
    reclaim: { free: 1 },
  };
}

const scan: Command = { op: 'shrink', thread: 't0', cpu: 0, nr: 128 };

describe('a transcript lists caches in order of their create commands', () => {
  test('also when a creation was preempted before its cache got a number', () => {
    const { engine, transcript, send } = recorded();
    send({ op: 'preempt', thread: 't1' });
    send(creation('c1', 't1'));
    send(creation('c2', 't0'));
    send({ op: 'resume', thread: 't1' });
    expect(Object.keys(send(scan).reclaim)).toEqual(['c1', 'c2']);
    const { caches } = machineState(engine, (index) => transcript.names.cache(index));
    expect(caches.map(({ id }) => id)).toEqual(['c1', 'c2']);
  });

  test('also when a cache was destroyed and others were created after it', () => {
    const { engine, transcript, send } = recorded();
    send(creation('c1', 't0'));
    send(creation('c2', 't0'));
    send({ op: 'destroy', thread: 't0', cpu: 0, cache: 'c1' });
    send(creation('c10', 't0'));
    send(creation('c3', 't0'));
    expect(Object.keys(send(scan).reclaim)).toEqual(['c2', 'c10', 'c3']);
    const { caches } = machineState(engine, (index) => transcript.names.cache(index));
    expect(caches.map(({ id }) => id)).toEqual(['c2', 'c10', 'c3']);
  });
});
