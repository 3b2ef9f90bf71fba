import type { CallerSpec } from '../command/caller-spec.ts';
import { type Command, CommandError, type ThreadCommand } from '../command/command.ts';
import { MAX_CACHES, WAIT } from '../event/event.ts';
import * as KIND from '../event/kind.ts';
import type { EventSink } from '../event/log.ts';
import type { CostModel } from '../kernel/costs.ts';
import { setFaultCounts, setFaultMode } from '../kernel/fault.ts';
import { createTask, emit, type MachineShape } from '../kernel/kernel.ts';
import { KernelPanic } from '../kernel/panic.ts';
import { armPreempt, resume } from '../kernel/preempt.ts';
import { setPressure, startPressure } from '../kernel/pressure.ts';
import { startKswapd } from '../kernel/reclaim.ts';
import { makeRunnable, settle, tick } from '../kernel/scheduler.ts';
import { Smp } from '../kernel/smp.ts';
import type { Task } from '../kernel/task.ts';
import { defaultWatermarks, startZone, type Watermarks } from '../kernel/zone.ts';
import { bootKernel } from '../spl/init.ts';
import { type SplKernel, setTunable } from '../spl/module.ts';
import type { Tunables } from '../spl/tunables.ts';
import { NS_PER_MS, NS_PER_S } from '../units.ts';
import type { Caller } from '../workload/caller.ts';
import { Owners } from '../workload/owners.ts';
import { startCaller } from '../workload/start-caller.ts';
import { checkMisuse } from './misuse.ts';
import { begin } from './perform.ts';
import { type RestoredCache, restoreCache } from './restore.ts';

/** What a machine starts from. */
export interface BootConfig {
  readonly machine: MachineShape;
  readonly tunables: Readonly<Tunables>;
  /** Page frames that the kernel keeps for itself, and marks of its own; only where memory has an end. */
  readonly memory?: { readonly reserved: number; readonly marks?: Watermarks };
  /** Caches that are there from the start. */
  readonly restore?: readonly RestoredCache[];
}

/** What makes a machine one whose cpus run side by side, in time. */
export interface LiveConfig {
  readonly costs: CostModel;
  /** Length of a time slice, in ms. */
  readonly slice: number;
  readonly seed: number;
}

type Refuse = (kind: CommandError['kind'], message: string) => never;

/** A command has a second of the machine's time to come to an end, or to a wait, before the machine pauses again. */
const PATIENCE = NS_PER_S;

/**
 * A machine with the module loaded, driven by commands. At first time moves by command alone and between commands no
 * thread can run; {@link Engine.goLive} sets its cpus free.
 */
export class Engine {
  readonly kernel: SplKernel;
  /** Who holds which cache and object under which name. */
  readonly owners: Owners = new Owners();
  /** Set when a check of the reference has failed; the machine takes no more commands. */
  panic: KernelPanic | null = null;
  /** Names of caches that should be there from the start and could not be made. */
  readonly unrestored: readonly string[];
  readonly #threads = new Map<string, Task>();
  readonly #callers = new Map<string, readonly Caller[]>();
  #callerNumbers = 0;
  #smp: Smp | null = null;
  #seed = 0;

  /**
   * @param sink where events go; null to run silently
   * @throws MachineError when the machine cannot be simulated
   */
  constructor(config: BootConfig, sink: EventSink | null) {
    this.kernel = bootKernel(config.machine, config.tunables, sink);
    const { frames } = config.machine;
    if (frames !== undefined) {
      const { reserved = 0, marks = defaultWatermarks(frames) } = config.memory ?? {};
      startZone(this.kernel, frames, marks, reserved);
    }
    const failed = (config.restore ?? []).filter((found) => !restoreCache(this.kernel, this.owners, found));
    this.unrestored = failed.map((found) => found.name);
  }

  /** From now on cpus run side by side, by {@link Engine.advance}; kswapd and the consumer outside come into being. */
  goLive({ costs, slice, seed }: LiveConfig): void {
    const k = this.kernel;
    this.#seed = seed;
    this.#smp = new Smp(k, costs, slice * NS_PER_MS);
    // Nothing binds the module's threads to a cpu; the traces' contract does, for want of cpus that run side by side.
    for (const worker of k.spl_kmem_cache_taskq.workers) worker.pinned = false;
    if (k.zone === null) return;
    startKswapd(k, k.zone);
    startPressure(k, k.zone);
  }

  /** Time that all cpus have reached, in ns. */
  get now(): number {
    return this.#smp === null ? this.kernel.now : this.#smp.now;
  }

  /** Runs a live machine until `until` ns, or until `enough` says so. A machine that has stopped stays as it is. */
  advance(until: number, enough: () => boolean): void {
    if (this.#smp !== null && this.panic === null) {
      const smp = this.#smp;
      this.#attempt(() => smp.advance(until, enough));
    }
  }

  /** The callers, by name. */
  get callers(): ReadonlyMap<string, readonly Caller[]> {
    return this.#callers;
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
    this.#smp?.enterIdle();
    this.#attempt(() => this.#carryOut(command));
  }

  #attempt(act: () => void): void {
    try {
      act();
    } catch (error) {
      if (!(error instanceof KernelPanic)) throw error;
      this.panic = error;
    }
  }

  /** Lets the machine run until nobody has anything to do now; where callers never rest, until the command is done. */
  #settle(task: Task | null): void {
    const smp = this.#smp;
    if (smp === null) {
      settle(this.kernel);
      return;
    }
    const jiffy = smp.now + this.kernel.nsPerJiffy;
    const isDone = (): boolean => task === null || task.state === 'idle' || task.state === 'blocked';
    smp.advance(smp.now + PATIENCE, () => !smp.busy || (smp.now > jiffy && isDone()));
  }

  #tick(jiffies: number): void {
    const smp = this.#smp;
    if (smp === null) {
      for (let n = 0; n < jiffies; n++) tick(this.kernel);
      return;
    }
    smp.advance(smp.now + jiffies * this.kernel.nsPerJiffy, () => false);
    // What the last jiffy has set off comes to its end, as it would where time moves by command alone.
    this.#settle(null);
  }

  #carryOut(command: Command): void {
    const k = this.kernel;
    switch (command.op) {
      case 'tick':
        this.#tick(command.n);
        return;
      case 'startCaller':
        this.#startCaller(command.spec);
        return;
      case 'stopCaller':
        this.#stopCaller(command.name);
        return;
      case 'pauseCaller':
      case 'resumeCaller':
        this.#pauseCaller(command.name, command.op === 'pauseCaller');
        return;
      case 'pressure':
        if (k.zone !== null) setPressure(k, k.zone, command.pages);
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
        this.#settle(null);
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
    this.#settle(task);
  }

  #startCaller(spec: CallerSpec): void {
    const cache = this.owners.caches.get(spec.cache) ?? null;
    if (cache === null) return;
    this.#stopCaller(spec.name);
    this.#callerNumbers += 1;
    const callers = startCaller(this.kernel, this.owners, cache, spec, this.#callerNumbers, this.#seed);
    this.#callers.set(spec.name, callers);
  }

  #stopCaller(name: string): void {
    for (const caller of this.#callers.get(name) ?? []) caller.cancel();
    this.#callers.delete(name);
  }

  #pauseCaller(name: string, isPaused: boolean): void {
    for (const caller of this.#callers.get(name) ?? []) caller.pause(isPaused);
  }

  #setMemory(command: Extract<Command, { op: 'memory' }>): void {
    const k = this.kernel;
    const { target, mode, failNext, skip } = command;
    if (failNext !== undefined || skip !== undefined) setFaultCounts(k, target, failNext ?? 0, skip ?? 0);
    if (mode === undefined) return;
    setFaultMode(k, target, mode);
    this.#settle(null);
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
    task.pinned = true;
    this.#threads.set(name, task);
    return task;
  }

  #check(command: Command): void {
    const refuse: Refuse = (kind, message) => {
      throw new CommandError(kind, message);
    };
    if ('cpu' in command && command.cpu >= this.kernel.cpus) {
      refuse('no such cpu', `this machine has cpus 0 to ${this.kernel.cpus - 1}, not ${command.cpu}`);
    }
    if (command.op === 'create' && this.kernel.cacheNumbers >= MAX_CACHES) {
      refuse('too many caches', `this machine has had ${MAX_CACHES} caches, its limit: start a new one`);
    }
    if (command.op === 'pressure' && this.kernel.zone === null) {
      refuse('endless memory', 'the memory of this machine has no end: nobody can press on it');
    }
    if (command.op === 'startCaller' && this.#smp === null) {
      refuse('not live', 'callers need a machine whose cpus run side by side');
    }
    if ((command.op === 'pauseCaller' || command.op === 'resumeCaller') && !this.#callers.has(command.name)) {
      refuse('no such caller', `there is no caller ${command.name}`);
    }
    if ('thread' in command) this.#checkThread(command, refuse);
    this.owners.check(command, refuse);
    if (command.op === 'free') checkMisuse(this.kernel, this.owners, command, refuse);
  }

  #checkThread({ op, thread }: Extract<Command, { thread: string }>, refuse: Refuse): void {
    const task = this.#threads.get(thread);
    const isBusy = task !== undefined && task.state !== 'idle';
    if (op !== 'migrate' && op !== 'resume') {
      if (isBusy)
        refuse('thread busy', `thread ${thread} is still inside its last command: use another thread`);
      return;
    }
    if (!isBusy) refuse('not blocked', `thread ${thread} is idle: give it a command first, then ${op} it`);
    if (task.state !== 'blocked') {
      refuse(
        'not blocked',
        `thread ${thread} has CPU ${task.cpu} and runs, or spins on a lock: let time pass until it blocks, then ${op} it`,
      );
    }
    if (op === 'resume' && task.waitingOn !== WAIT.resched) {
      refuse(
        'not blocked',
        `thread ${thread} waits for something other than its CPU: it continues when that wait ends`,
      );
    }
  }
}
