import type { Command } from '../command/command.ts';
import { CALL_OF, type Event, OPS } from '../event/event.ts';
import { decodeEvent, type EventLog } from '../event/log.ts';
import type { Engine } from '../machine/engine.ts';
import { kernelLine } from './kernel-line.ts';
import { Names } from './names.ts';
import type { KernelLine, TraceLine } from './trace-line.ts';

/** What a command caused, in the form of a golden trace: all but the command itself and the state. */
export type Consequences = Pick<
  TraceLine,
  'done' | 'calls' | 'kernel' | 'ctor' | 'dtor' | 'reclaim' | 'panic'
>;

interface Notes {
  readonly done: { thread: string; op: string; ret: string | number | null }[];
  readonly calls: [string, number, string][];
  readonly kernel: KernelLine[];
  readonly ctor: Map<number, number>;
  readonly dtor: Map<number, number>;
  readonly reclaim: Map<number, { calls: number; freed: string[] }>;
  panic: TraceLine['panic'];
  /** What the last logged wake-up call was for, and the tasks it woke; calls that traces do not log wake others. */
  wakeOn: number;
  woken: string[];
}

/** Writes a run in the form of a golden trace, from the engine's events alone. */
export class Transcript {
  readonly names: Names = new Names();
  readonly #engine: Engine;
  readonly #log: EventLog;
  /** Commands in progress, by task. */
  readonly #commands = new Map<number, Command>();
  /** Handles of the objects in use, by slot. */
  readonly #handles = new Map<number, string>();
  #jiffies = 0;

  constructor(engine: Engine, log: EventLog) {
    this.#engine = engine;
    this.#log = log;
    log.take();
  }

  /** What has happened since the last call, as the consequences of `command`. */
  consequences(command: Command): Consequences {
    const notes: Notes = {
      done: [],
      calls: [],
      kernel: [],
      ctor: new Map(),
      dtor: new Map(),
      reclaim: new Map(),
      panic: null,
      wakeOn: -1,
      woken: [],
    };
    for (const chunk of this.#log.take()) {
      for (let i = 0; i < chunk.count; i++) this.#note(notes, decodeEvent(chunk, i), command);
    }
    const { done, calls, kernel, panic } = notes;
    return {
      done,
      calls,
      kernel,
      ctor: this.#byCache(notes.ctor),
      dtor: this.#byCache(notes.dtor),
      reclaim: this.#byCache(notes.reclaim),
      panic,
    };
  }

  #note(notes: Notes, event: Event, command: Command): void {
    if (event.kind === 'jiffy') this.#jiffies = event.jiffies;
    if (event.kind === 'opStarted') {
      this.#commands.set(event.task, command);
      if (command.op === 'create') this.names.commanded(command);
    }
    const own = this.#commands.get(event.task);
    this.names.learn(event, own?.op === 'create' ? own : undefined);
    const fn = event.kind === 'entered' ? event.fn : CALL_OF[event.kind];
    if (fn !== undefined) notes.calls.push([this.#thread(event.task), event.cpu, fn]);
    this.#noteCommand(notes, event, own);
    this.#noteCallback(notes, event);
    if (event.kind === 'wakeCalled') {
      notes.wakeOn = event.on;
      notes.woken = [];
    }
    if (event.kind === 'woken' && event.on === notes.wakeOn) notes.woken.push(this.#thread(event.whom));
    const line = kernelLine(event, {
      names: this.names,
      thread: (task) => this.#thread(task),
      woken: notes.woken,
    });
    if (line !== null) notes.kernel.push(line);
    if (event.kind === 'delayed') {
      // The preceding dispatch is one with a delay.
      notes.kernel.push({ ...notes.kernel.pop(), k: 'dispatch', delay: event.expires - this.#jiffies });
    }
  }

  #noteCommand(notes: Notes, event: Event, own: Command | undefined): void {
    if (event.kind === 'freeHit' || event.kind === 'free') this.#handles.delete(event.obj);
    if (event.kind === 'panic') {
      const [kind = '', expr = ''] = [this.#log.strings[event.check], this.#log.strings[event.expr]];
      notes.panic = { kind, expr, fn: event.fn };
    }
    if (event.kind !== 'opEnded') return;
    if (own?.op === 'alloc' && event.ret !== 0) this.#handles.set(event.ret, own.as);
    notes.done.push({
      thread: this.#thread(event.task),
      op: OPS[event.op] ?? '',
      ret: this.#ret(event.op, event.ret),
    });
  }

  #noteCallback(notes: Notes, event: Event): void {
    if (event.kind === 'constructed') notes.ctor.set(event.cache, (notes.ctor.get(event.cache) ?? 0) + 1);
    if (event.kind === 'destructed') notes.dtor.set(event.cache, (notes.dtor.get(event.cache) ?? 0) + 1);
    if (event.kind !== 'reclaimCalled' && event.kind !== 'reclaimFrees') return;
    const noted = notes.reclaim.get(event.cache) ?? { calls: 0, freed: [] };
    notes.reclaim.set(event.cache, noted);
    if (event.kind === 'reclaimCalled') noted.calls += 1;
    else noted.freed.push(this.#handles.get(event.obj) ?? `#${event.obj}`);
  }

  #ret(op: number, ret: number): string | number | null {
    switch (OPS[op]) {
      case 'create':
        return ret < 0 ? null : this.names.cache(ret);
      case 'alloc':
        return this.names.object(ret);
      case 'shrink':
        return ret < 0 ? 'SHRINK_STOP' : ret;
      default:
        return null;
    }
  }

  #thread(task: number): string {
    return this.#engine.kernel.tasks[task]?.name ?? `#${task}`;
  }

  /** Notes by cache name, in order of the create commands; caches get their numbers later, perhaps in another order. */
  #byCache<T>(notes: ReadonlyMap<number, T>): Record<string, T> {
    const named = new Map([...notes].map(([cache, note]) => [this.names.cache(cache), note]));
    const inOrder = [...this.names.inOrder].flatMap((name) => {
      const note = named.get(name);
      return note === undefined ? [] : [[name, note] as const];
    });
    return Object.fromEntries(inOrder);
  }
}
