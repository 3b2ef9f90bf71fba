import { type Command, CommandError, type ThreadCommand } from './command.ts';
import { KIND, WAIT } from './event.ts';
import type { EventSink } from './event-log.ts';
import { setFaultCounts, setFaultMode } from './kernel/fault.ts';
import { createTask, emit, type MachineShape } from './kernel/kernel.ts';
import { KernelPanic } from './kernel/panic.ts';
import { armPreempt, resume } from './kernel/preempt.ts';
import { makeRunnable, settle, tick } from './kernel/scheduler.ts';
import type { Task } from './kernel/task.ts';
import { Owners } from './owners.ts';
import { begin } from './perform.ts';
import { type RestoredCache, restoreCache } from './restore.ts';
import { SplKernel, setTunable } from './spl/module.ts';
import type { Tunables } from './spl/tunables.ts';

/** What a machine starts from. */
export interface BootConfig {
  readonly machine: MachineShape;
  readonly tunables: Readonly<Tunables>;
  /** Caches that are there from the start. */
  readonly restore?: readonly RestoredCache[];
}

/** A machine with the module loaded, driven by commands. Between commands no thread can run. */
export class Engine {
  readonly kernel: SplKernel;
  /** Who holds which cache and object under which name. */
  readonly owners: Owners = new Owners();
  /** Set when a check of the reference has failed; the machine takes no more commands. */
  panic: KernelPanic | null = null;
  /** Names of caches that should be there from the start and could not be made. */
  readonly unrestored: readonly string[];
  readonly #threads = new Map<string, Task>();

  /**
   * @param sink where events go; null to run silently
   * @throws MachineError when the machine cannot be simulated
   */
  constructor(config: BootConfig, sink: EventSink | null) {
    this.kernel = new SplKernel(config.machine, config.tunables, sink);
    const failed = (config.restore ?? []).filter((found) => !restoreCache(this.kernel, this.owners, found));
    this.unrestored = failed.map((found) => found.name);
  }

  /** The threads named so far, by name. */
  get threads(): ReadonlyMap<string, Task> {
    return this.#threads;
  }

  /**
   * Carries out a command and lets the machine settle.
   * @throws CommandError when the command makes no sense now; the machine is as it was
   */
  send(command: Command): void {
    if (this.panic !== null)
      throw new CommandError('stopped', `${this.panic.message}; start it anew to go on`);
    this.#check(command);
    try {
      this.#carryOut(command);
    } catch (error) {
      if (!(error instanceof KernelPanic)) throw error;
      this.panic = error;
    }
  }

  #carryOut(command: Command): void {
    const k = this.kernel;
    switch (command.op) {
      case 'tick':
        for (let n = 0; n < command.n; n++) tick(k);
        return;
      case 'tunable':
        setTunable(k, command.name, command.value);
        return;
      case 'memory':
        this.#setMemory(command);
        return;
      case 'migrate':
        this.#migrate(this.#thread(command.thread, command.cpu), command.cpu);
        return;
      case 'preempt':
        armPreempt(k, this.#thread(command.thread, 0));
        return;
      case 'resume':
        resume(k, this.#thread(command.thread, 0));
        settle(k);
        return;
      default:
        this.#start(command);
    }
  }

  #start(command: ThreadCommand): void {
    const k = this.kernel;
    const task = this.#thread(command.thread, command.cpu);
    task.cpu = command.cpu;
    task.body = begin(k, this.owners, command);
    makeRunnable(k, task);
    settle(k);
  }

  #setMemory(command: Extract<Command, { op: 'memory' }>): void {
    const k = this.kernel;
    const { target, mode, failNext, skip } = command;
    if (failNext !== undefined || skip !== undefined) setFaultCounts(k, target, failNext ?? 0, skip ?? 0);
    if (mode === undefined) return;
    setFaultMode(k, target, mode);
    settle(k);
  }

  #migrate(task: Task, cpu: number): void {
    task.cpu = cpu;
    emit(this.kernel, KIND.migrated, task.id, cpu);
  }

  /** The thread of that name; it comes into being when first named. */
  #thread(name: string, cpu: number): Task {
    const known = this.#threads.get(name);
    if (known !== undefined) return known;
    const task = createTask(this.kernel, name, cpu, false);
    this.#threads.set(name, task);
    return task;
  }

  #check(command: Command): void {
    const refuse = (kind: CommandError['kind'], message: string): never => {
      throw new CommandError(kind, message);
    };
    if ('cpu' in command && command.cpu >= this.kernel.cpus) {
      refuse('no such cpu', `this machine has cpus 0 to ${this.kernel.cpus - 1}, not ${command.cpu}`);
    }
    const task = 'thread' in command ? this.#threads.get(command.thread) : undefined;
    const blocked = task !== undefined && task.state !== 'idle';
    if (command.op === 'migrate' || command.op === 'resume') {
      if (!blocked)
        refuse('not blocked', `thread ${command.thread} is not blocked: there is nothing to ${command.op}`);
      if (command.op === 'resume' && task?.waitingOn !== WAIT.resched) {
        refuse('not blocked', `thread ${command.thread} waits for something else than its cpu`);
      }
    } else if (blocked && 'thread' in command) {
      refuse('thread busy', `thread ${command.thread} is still inside its last command: take another thread`);
    }
    this.owners.check(command, refuse);
  }
}
