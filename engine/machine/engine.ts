import type { CallerSpec } from '../command/caller-spec.ts';
import { type Command, CommandError, type ThreadCommand } from '../command/command.ts';
import * as KIND from '../event/kind.ts';
import { type CountingSink, type EventSink, isCounting } from '../event/log.ts';
import type { CostModel } from '../kernel/costs.ts';
import { setFaultCounts, setFaultMode } from '../kernel/fault.ts';
import { createTask, emit, type MachineShape } from '../kernel/kernel.ts';
import { KernelPanic } from '../kernel/panic.ts';
import { armPreempt, resume } from '../kernel/preempt.ts';
import { setPressure, startPressure } from '../kernel/pressure.ts';
import { startKswapd } from '../kernel/reclaim.ts';
import { makeRunnable } from '../kernel/scheduler.ts';
import { Smp } from '../kernel/smp.ts';
import type { Task } from '../kernel/task.ts';
import { defaultWatermarks, startZone, type Watermarks } from '../kernel/zone.ts';
import { bootKernel } from '../spl/init.ts';
import { type SplKernel, setTunable } from '../spl/module.ts';
import type { Tunables } from '../spl/tunables.ts';
import { NS_PER_MS } from '../units.ts';
import type { Caller } from '../workload/caller.ts';
import { Owners } from '../workload/owners.ts';
import { startCaller } from '../workload/start-caller.ts';
import { checkCommand } from './check-command.ts';
import { Driver, type Lockup, MOST_EVENTS } from './driver.ts';
import type { FoundCacheSpec } from './found-cache.ts';
import { begin } from './perform.ts';
import { restoreCache } from './restore.ts';
import { checkRestore } from './restore-needs.ts';

/** What a machine starts from. */
export interface BootConfig {
  readonly machine: MachineShape;
  readonly tunables: Readonly<Tunables>;
  /** For limited memory: page frames that the kernel keeps for itself, and watermarks that replace its defaults. */
  readonly memory?: { readonly reserved: number; readonly marks?: Watermarks };
  /** Caches that the machine starts with. */
  readonly restore?: readonly FoundCacheSpec[];
  /** Events of a command that count as a lockup; {@link MOST_EVENTS} by default. */
  readonly mostEvents?: number;
}

/** Settings of a live machine, whose CPUs run in parallel. */
export interface LiveConfig {
  readonly costs: CostModel;
  /** Length of a time slice, in ms. */
  readonly slice: number;
  readonly seed: number;
}

/**
 * A machine with the module loaded, driven by commands. At first, time moves by command alone, and every command runs
 * until no thread can run; after {@link Engine.goLive} its CPUs run in parallel.
 */
export class Engine {
  readonly kernel: SplKernel;
  /** Who holds which cache and object under which name. */
  readonly owners: Owners = new Owners();
  /** Set after a check of the reference has failed; the machine accepts no more commands. */
  panic: KernelPanic | null = null;
  /** Names of caches that should have been restored and could not be created. */
  readonly unrestored: readonly string[];
  readonly #threads = new Map<string, Task>();
  readonly #callers = new Map<string, readonly Caller[]>();
  readonly #driver: Driver;
  #callerNumbers = 0;
  #smp: Smp | null = null;
  #seed = 0;

  /**
   * @param sink receives the events; null to run silently. Only a {@link CountingSink} can limit a run
   * @throws MachineError when the machine cannot be simulated
   */
  constructor(config: BootConfig, sink: EventSink | null) {
    const { frames } = config.machine;
    const { reserved = 0, marks } = config.memory ?? {};
    const restore = config.restore ?? [];
    const marksOf = (size: number): Watermarks => marks ?? defaultWatermarks(size);
    if (restore.length > 0) {
      const memory =
        frames === undefined ? null : { frames, reserved, minOf: (size: number) => marksOf(size).min };
      checkRestore(config.tunables, restore, memory);
    }
    this.kernel = bootKernel(config.machine, config.tunables, sink);
    const log = sink !== null && isCounting(sink) ? sink : null;
    this.#driver = new Driver(this.kernel, log, config.mostEvents ?? MOST_EVENTS);
    if (frames !== undefined) startZone(this.kernel, frames, marksOf(frames), reserved);
    const failed = restore.filter((found) => !restoreCache(this.kernel, this.owners, found));
    this.unrestored = failed.map((found) => found.name);
  }

  /** From now on CPUs run in parallel, by {@link Engine.advance}. Starts kswapd and the other processes. */
  goLive({ costs, slice, seed }: LiveConfig): void {
    const k = this.kernel;
    this.#seed = seed;
    this.#smp = new Smp(k, costs, slice * NS_PER_MS);
    this.#driver.goLive(this.#smp);
    // Only golden traces pin worker i to CPU i. On a live machine workers may move.
    for (const worker of k.spl_kmem_cache_taskq.workers) worker.pinned = false;
    if (k.zone === null) return;
    startKswapd(k, k.zone);
    startPressure(k, k.zone);
  }

  /** Time that all CPUs have reached, in ns. */
  get now(): number {
    return this.#smp === null ? this.kernel.now : this.#smp.now;
  }

  /**
   * What was running when a command, or a call of a caller, had emitted {@link MOST_EVENTS} events without ending,
   * which stops the machine; null otherwise. The next command or advance lets it run again.
   */
  get lockup(): Lockup | null {
    return this.#driver.lockup;
  }

  /** Whether the last command was stopped before it was done, by its event limit or by a lockup. */
  get isUnfinished(): boolean {
    return this.panic === null && this.#driver.isUnfinished;
  }

  /** What is running now. */
  get running(): Lockup {
    return this.#driver.running;
  }

  /**
   * Runs a live machine until `untilNs`, or until `events` events since the beginning. Does nothing after a panic, or
   * while a command is unfinished.
   */
  advance(untilNs: number, events: number = Number.POSITIVE_INFINITY): void {
    if (this.#driver.lockup !== null) this.#driver.resume();
    if (this.isUnfinished) return;
    this.#attempt(() => this.#driver.advance(untilNs, events));
  }

  /** Continues an unfinished command until `untilNs`, or until `events` events since the beginning. */
  continue(events: number, untilNs: number = Number.POSITIVE_INFINITY): void {
    if (this.#driver.lockup !== null) this.#driver.resume();
    this.#attempt(() => this.#driver.continue(untilNs, events));
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
   * Carries out a command and lets the machine settle. Stops early at `events` events since the beginning, leaving the
   * command unfinished, and at {@link MOST_EVENTS} events of its own, which is a lockup.
   * @throws CommandError when the command is not possible now; the machine is unchanged
   */
  send(command: Command, events: number = Number.POSITIVE_INFINITY): void {
    if (this.panic !== null)
      throw new CommandError('stopped', `${this.panic.message}; restart it to continue`);
    checkCommand(this, this.#smp !== null, command);
    this.#driver.begin();
    this.#smp?.enterIdle();
    this.#attempt(() => {
      this.#carryOut(command);
      this.#driver.continue(Number.POSITIVE_INFINITY, events);
    });
  }

  #attempt(act: () => void): void {
    if (this.panic !== null) return;
    try {
      act();
    } catch (error) {
      if (!(error instanceof KernelPanic)) throw error;
      this.panic = error;
    }
  }

  #carryOut(command: Command): void {
    const k = this.kernel;
    switch (command.op) {
      case 'tick':
        this.#driver.pass(command.n);
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
        this.#driver.settle(null);
        return;
      case 'create':
      case 'destroy':
      case 'alloc':
      case 'free':
      case 'freeAll':
      case 'reload':
      case 'reap':
      case 'shrink':
      case 'kmem_reap':
        this.#start(command);
        return;
      default:
        command satisfies never;
    }
  }

  #start(command: ThreadCommand): void {
    const k = this.kernel;
    const task = this.#thread(command.thread, command.cpu);
    task.cpu = command.cpu;
    task.body = begin(k, this.owners, command);
    makeRunnable(k, task);
    this.#driver.settle(task);
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
    this.#driver.settle(null);
  }

  #migrate(task: Task, cpu: number): void {
    task.cpu = cpu;
    emit(this.kernel, KIND.migrated, task.id, cpu);
  }

  /** The thread of that name, created when first named. */
  #thread(name: string, cpu: number): Task {
    const known = this.#threads.get(name);
    if (known !== undefined) return known;
    const task = createTask(this.kernel, name, cpu, false);
    task.pinned = true;
    this.#threads.set(name, task);
    return task;
  }
}
