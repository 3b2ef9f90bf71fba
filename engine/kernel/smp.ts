import * as KIND from '../event/kind.ts';
import { packWhat, packWho } from '../event/log.ts';
import { AlarmQueue } from './alarm-queue.ts';
import { type CostModel, costTable } from './costs.ts';
import { Cpu, earliest } from './cpu.ts';
import { emit, type Kernel, switchTo } from './kernel.ts';
import type { ParallelScheduler } from './parallel-scheduler.ts';
import { ReleaseQueue } from './release-queue.ts';
import { countTurn, endOfTurn, wakeTask } from './scheduler.ts';
import type { Spinlock } from './spinlock.ts';
import type { Task } from './task.ts';

const NEVER = Number.POSITIVE_INFINITY;

/** In ns. Every CPU stops at multiples of this, so a run can pause there. */
const GRID = 50_000;

/**
 * The parallel scheduler: a discrete-event simulation. Every CPU has a clock, and the CPU with the earliest clock runs
 * until its task pauses. Between two pauses a task may get ahead of the others; before it touches shared data it checks
 * `now > horizon`, and pauses until they have caught up.
 */
export class Smp implements ParallelScheduler {
  readonly cpus: readonly Cpu[];
  /** Time that all CPUs have reached, in ns. */
  now = 0;
  readonly #k: Kernel;
  /** Length of a time slice, in ns. */
  readonly #slice: number;
  readonly #alarms: AlarmQueue<Task> = new AlarmQueue();
  readonly #releases: ReleaseQueue = new ReleaseQueue();
  /** Time of the last step, in ns; pauses between steps do not move it. */
  stepped = 0;
  /** CPU time and horizon of the task that paused at the end of a slice, in ns. */
  #cutNow = 0;
  #cutHorizon = NEVER;
  /** Whether timers expired on a CPU that had its interrupts off. */
  #lateTimers = false;

  /** Takes over scheduling from `settle`. `slice` in ns. */
  constructor(k: Kernel, costs: CostModel, slice: number) {
    this.#k = k;
    this.#slice = slice;
    this.cpus = Array.from({ length: k.cpus }, (_, id) => new Cpu(id));
    k.costs = costTable(costs);
    k.emitsEvents = true;
    k.parallel = this;
  }

  /** Whether any CPU has something to do now. */
  get busy(): boolean {
    return this.#releases.first < NEVER || this.cpus.some((cpu) => cpu.hasWork);
  }

  /**
   * Runs the machine until `untilNs`, or until `enough` returns true at a point where it can stop.
   * @throws KernelPanic when a check fails or the machine is out of memory.
   */
  advance(untilNs: number, enough: () => boolean): void {
    while (!enough()) {
      if (this.#k.cut !== null) {
        this.#continueCut(this.#k.cut);
        continue;
      }
      const cpu = earliest(this.cpus);
      const release = this.#releases.first;
      const jiffy = (this.#k.jiffies + 1) * this.#k.nsPerJiffy;
      const atNs = Math.min(cpu?.now ?? NEVER, release, jiffy, this.#alarms.first);
      if (atNs > untilNs) {
        this.now = Math.max(this.now, untilNs);
        return;
      }
      this.now = Math.max(this.now, atNs);
      this.stepped = this.now;
      if (release === atNs) this.#release();
      else if (jiffy === atNs) this.#tick(atNs);
      else if (this.#alarms.first === atNs) this.#wakeNext();
      else if (cpu !== null) this.#run(cpu);
    }
  }

  /** Switches to the idle task: the next events are caused by a command or an interrupt, not by a thread. */
  enterIdle(atNs: number = this.now): void {
    const k = this.#k;
    const [idle] = k.tasks;
    if (idle === undefined) return;
    k.current = idle;
    k.who = packWho(idle.cpu, idle.id);
    k.now = atNs;
  }

  /** Makes the task that paused at the end of a slice wait its turn, behind CPUs with earlier clocks. */
  yieldCut(): void {
    const { cut } = this.#k;
    if (cut === null) return;
    this.#k.cut = null;
    const cpu = this.cpus[cut.cpu];
    if (cpu !== undefined) cpu.now = this.#cutNow;
  }

  #continueCut(task: Task): void {
    const k = this.#k;
    k.cut = null;
    const cpu = this.cpus[task.cpu];
    if (cpu === undefined) return;
    switchTo(k, task);
    k.now = this.#cutNow;
    k.horizon = this.#cutHorizon;
    this.#takeTurn(cpu, task);
  }

  enqueue(task: Task): void {
    const k = this.#k;
    const home = this.cpus[task.cpu];
    if (home === undefined) return;
    const cpu = task.pinned || home.isIdle ? home : (this.cpus.find((other) => other.isIdle) ?? home);
    if (cpu !== home) this.#migrate(task, cpu);
    if (cpu.isIdle) cpu.now = Math.max(cpu.now, k.now);
    cpu.queue.push(task);
    // A woken task preempts the running one at its next preemption point.
    cpu.sliceEnd = Math.min(cpu.sliceEnd, Math.max(k.now, cpu.now));
    const isOwn = cpu.id === k.current.cpu && k.current.state === 'running';
    k.horizon = Math.min(k.horizon, isOwn ? cpu.sliceEnd : cpu.now);
  }

  park(): void {
    const task = this.#k.current;
    const cpu = this.cpus[task.cpu];
    if (cpu !== undefined) cpu.parked = true;
  }

  handOver(lock: Spinlock, atNs: number): void {
    const next = lock.tickets.shift();
    if (next === undefined) return;
    lock.holder = next;
    const cpu = this.cpus[next.cpu];
    if (cpu === undefined) return;
    cpu.parked = false;
    cpu.now = Math.max(cpu.now, atNs + this.#k.costs.model.handOver);
    this.#k.horizon = Math.min(this.#k.horizon, cpu.now);
  }

  releaseLater(lock: Spinlock): void {
    const k = this.#k;
    k.now += k.costs.byKind[KIND.lock] ?? 0;
    this.#releases.add({ lock, atNs: k.now, who: k.who, fn: k.current.fn });
  }

  wakeAt(task: Task, atNs: number): void {
    this.#alarms.add(atNs, task);
    this.#k.horizon = Math.min(this.#k.horizon, atNs);
  }

  interrupt(cpu: number): void {
    const k = this.#k;
    k.now = Math.max(k.now + k.costs.model.ipi, this.cpus[cpu]?.now ?? 0);
  }

  endInterrupt(cpu: number): void {
    const target = this.cpus[cpu];
    if (target !== undefined) target.now = Math.max(target.now, this.#k.now);
  }

  /** The time up to which `cpu` may run before something else is due. */
  #horizonOf(cpu: Cpu): number {
    const k = this.#k;
    let horizon = Math.min(
      this.#releases.first,
      (k.jiffies + 1) * k.nsPerJiffy,
      this.#alarms.first,
      cpu.queue.length > 0 && cpu.sliceEnd > cpu.now ? cpu.sliceEnd : NEVER,
      (Math.floor(cpu.now / GRID) + 1) * GRID,
    );
    for (const other of this.cpus) {
      if (other !== cpu && other.now < horizon && other.hasWork) horizon = other.now;
    }
    return horizon;
  }

  #run(cpu: Cpu): void {
    const k = this.#k;
    const task = cpu.current ?? cpu.queue.shift();
    if (task === undefined) return;
    k.now = cpu.now;
    switchTo(k, task);
    if (cpu.current === null) {
      cpu.current = task;
      cpu.sliceEnd = k.now + this.#slice;
      task.state = 'running';
      emit(k, KIND.scheduled, 0, 0);
    }
    k.horizon = this.#horizonOf(cpu);
    this.#takeTurn(cpu, task);
  }

  /** Runs a task until it pauses. */
  #takeTurn(cpu: Cpu, task: Task): void {
    const k = this.#k;
    const isOver = task.body === null || task.body.next().done === true;
    if (k.cut === task) {
      this.#cutNow = k.now;
      this.#cutHorizon = k.horizon;
      k.horizon = NEVER;
      return;
    }
    if (k.now > cpu.now) k.idleTurns = 0;
    countTurn(k);
    cpu.now = k.now;
    if (isOver) {
      task.body = null;
      task.state = 'idle';
    } else endOfTurn(k, task);
    if (isOver || task.state !== 'running') cpu.current = null;
    else if (this.#mayPreempt(cpu, task)) this.#preempt(cpu, task);
    if (this.#lateTimers) this.#fireTimers();
    if (cpu.current === null && cpu.queue.length === 0) this.#steal(cpu);
    k.horizon = NEVER;
  }

  #mayPreempt(cpu: Cpu, task: Task): boolean {
    const k = this.#k;
    // A task that spins on a lock keeps the CPU, as one that holds a lock does.
    if (cpu.parked) return false;
    return (
      cpu.now >= cpu.sliceEnd && cpu.queue.length > 0 && task.spinlocks === 0 && k.irqsOff[cpu.id] !== true
    );
  }

  #preempt(cpu: Cpu, task: Task): void {
    emit(this.#k, KIND.preempted, 0, 0);
    task.state = 'runnable';
    cpu.queue.push(task);
    cpu.current = null;
  }

  /** An idle CPU takes over the task that has waited longest for the busiest CPU. */
  #steal(idle: Cpu): void {
    let from: Cpu | null = null;
    for (const cpu of this.cpus) if (cpu.queue.length > (from?.queue.length ?? 0)) from = cpu;
    const at = from?.queue.findIndex((task) => !task.pinned) ?? -1;
    const [task] = at < 0 ? [] : (from?.queue.splice(at, 1) ?? []);
    if (from === null || task === undefined) return;
    idle.now = Math.max(idle.now, from.now);
    this.#migrate(task, idle);
    idle.queue.push(task);
  }

  #migrate(task: Task, cpu: Cpu): void {
    task.cpu = cpu.id;
    emit(this.#k, KIND.migrated, task.id, cpu.id);
  }

  #release(): void {
    const release = this.#releases.shift();
    if (release === undefined) return;
    const { lock, atNs, who, fn } = release;
    this.#k.sink?.append(packWhat(KIND.lock, fn) | who, atNs, lock.cache, 0);
    lock.holder = null;
    this.handOver(lock, atNs);
  }

  #tick(atNs: number): void {
    const k = this.#k;
    this.enterIdle(atNs);
    k.jiffies += 1;
    emit(k, KIND.jiffy, k.jiffies, 0);
    this.#fireTimers();
  }

  #fireTimers(): void {
    const k = this.#k;
    this.enterIdle(Math.max(this.now, k.jiffies * k.nsPerJiffy));
    this.#lateTimers = k.timers.fireUntil(k.jiffies, k.irqsOff);
  }

  #wakeNext(): void {
    const atNs = this.#alarms.first;
    const task = this.#alarms.shift();
    if (task === null || task.alarm !== atNs) return;
    task.alarm = -1;
    this.enterIdle(atNs);
    wakeTask(this.#k, task);
  }
}
