import { PICKS, WAIT } from '../event/event.ts';
import * as FN from '../event/fn.ts';
import * as KIND from '../event/kind.ts';
import { type EventSink, packWhat, packWho } from '../event/log.ts';
import { Choice } from '../kernel/choice.ts';
import { TOUCH, touchCpu, touchTask } from '../kernel/footprint.ts';
import { createTask, emit } from '../kernel/kernel.ts';
import { KernelPanic } from '../kernel/panic.ts';
import { makeRunnable, settle } from '../kernel/scheduler.ts';
import type { Task } from '../kernel/task.ts';
import { bootKernel } from '../spl/init.ts';
import type { SplKernel } from '../spl/module.ts';
import { isRefused } from './contract.ts';
import { END, type Facts, RETURN, STEP } from './facts.ts';
import type { Plan } from './plan.ts';
import { Thread } from './thread.ts';
import { Watch } from './watch.ts';

/** The choice that lets time pass; others are {@link choiceOf} a task and a CPU. */
export const TICK = 0;

/** The choice that a task continues on a CPU. */
export const choiceOf = (task: number, cpu: number): number => task | (cpu << 8);

/** The number of the task that a choice is about; 0 for {@link TICK}. */
export const taskOfChoice = (choice: number): number => choice & 0xff;

/** The CPU that a choice puts its task on. */
export const cpuOfChoice = (choice: number): number => choice >> 8;

/** Starts a machine with the module loaded: {@link bootKernel} or a function that wraps it. */
export type Boot = typeof bootKernel;

/** A program on a machine of its own. The code that uses it makes every choice. */
export class World {
  readonly plan: Plan;
  readonly k: SplKernel;
  readonly choice: Choice;
  readonly facts: Facts;
  readonly threads: readonly Thread[];
  /** The thread of each task; undefined for workers. */
  readonly threadOf: readonly (Thread | undefined)[];
  /** What the last step read and wrote, as bits. */
  reads = 0;
  writes = 0;
  /** The check that failed; no choices are left then. */
  panic: KernelPanic | null = null;
  /** The task of the last step; 0 before the first. */
  lastTask = 0;
  ticksLeft: number;
  migrationsLeft: number;
  readonly #watch: Watch;
  readonly #log: EventSink | null;
  readonly #first: number;

  /** Boots the machine, creates the caches and runs the set-up. Events also go to `log`. */
  constructor(plan: Plan, log: EventSink | null = null, boot: Boot = bootKernel) {
    const { program } = plan;
    this.plan = plan;
    this.#log = log;
    this.#watch = new Watch(plan, log);
    const k = boot({ cpus: plan.cpus, hz: program.machine.hz }, plan.tunables, this.#watch);
    this.k = k;
    this.facts = this.#watch.begin(k);
    for (const worker of k.spl_kmem_cache_taskq.workers) moveTo(k, worker, plan.workerCpu);
    const setup = createTask(k, 'setup', 0, false);
    const first = new Thread(this, setup, plan.setup);
    setup.body = first.setUp();
    makeRunnable(k, setup);
    settle(k);
    this.threads = program.threads.map(({ name, cpu, pinned }, i) => {
      const task = createTask(k, name, cpu, false);
      const thread = new Thread(this, task, plan.threads[i] ?? []);
      task.pinned = pinned;
      task.body = thread.run();
      task.state = 'runnable';
      if (i === 0) thread.takeOver(first);
      return thread;
    });
    this.#first = setup.id + 1;
    this.threadOf = k.tasks.map(({ id }) => this.threads[id - this.#first]);
    this.choice = new Choice(k, program.pauses === 'all');
    this.ticksLeft = program.ticks;
    this.migrationsLeft = program.migrations;
    this.#watch.isOn = true;
  }

  /** The predicates that have held, as a bit mask. */
  get held(): number {
    return this.#watch.held;
  }

  /** Fills `out` with the choices that are possible now. */
  options(out: number[]): void {
    out.length = 0;
    if (this.panic !== null) return;
    const { k, choice } = this;
    for (let id = 1; id < k.tasks.length; id++) {
      const task = k.tasks[id];
      if (task === undefined || (task.state !== 'running' && task.state !== 'runnable')) continue;
      if (isRefused(this, task)) continue;
      if (choice.mayRun(task, task.cpu)) out.push(choiceOf(id, task.cpu));
      if (this.migrationsLeft > 0 && task.state === 'runnable') this.#otherCpus(task, out);
    }
    if (this.ticksLeft > 0 && k.timers.first !== null) out.push(TICK);
  }

  #otherCpus(task: Task, out: number[]): void {
    if (task.pinned || this.threadOf[task.id]?.isBetween !== false) return;
    for (let cpu = 0; cpu < this.plan.program.machine.cpus; cpu++)
      if (cpu !== task.cpu && this.choice.mayRun(task, cpu)) out.push(choiceOf(task.id, cpu));
  }

  /** Whether a task is between two calls, where switching away costs nothing. */
  isBetween(task: number): boolean {
    return this.threadOf[task]?.isBetween === true;
  }

  /** Carries out a choice that costs `cost` interruptions. */
  step(choice: number, cost: number): void {
    const { k } = this;
    if (this.#log !== null) this.#emitPick(this.#log, choice, cost);
    const watch = this.#watch;
    watch.writes = 0;
    watch.reads = 0;
    k.reads = 0;
    try {
      if (choice === TICK) this.#tick();
      else this.#run(taskOfChoice(choice), cpuOfChoice(choice));
    } catch (error) {
      if (!(error instanceof KernelPanic)) throw error;
      this.panic = error;
    }
    if (this.plan.afterStep.length > 0) watch.lookAt(STEP, this.plan.afterStep);
    this.reads = watch.reads | k.reads;
    this.writes = watch.writes;
  }

  #emitPick(log: EventSink, choice: number, cost: number): void {
    const task = taskOfChoice(choice);
    const why = cost > 0 ? 'interrupts' : task === this.lastTask ? 'continues' : 'follows';
    const number = PICKS.indexOf(choice !== TICK ? why : cost > 0 ? 'early time' : 'time');
    const who = packWhat(KIND.picked, FN.none) | packWho(cpuOfChoice(choice), task);
    log.append(who, this.k.now, task, number);
  }

  #tick(): void {
    this.ticksLeft -= 1;
    if (this.plan.program.tick === 'timer') this.choice.skip();
    else this.choice.tick();
  }

  #run(id: number, cpu: number): void {
    const task = this.k.tasks[id];
    if (task === undefined) return;
    if (cpu !== task.cpu) this.migrationsLeft -= 1;
    this.lastTask = id;
    const watch = this.#watch;
    // A task may check at any time whether a cache exists.
    watch.reads = TOUCH.magic;
    watch.writes = touchTask(id);
    if (((this.plan.sharedCpus >> cpu) & 1) === 1) watch.writes |= touchCpu(cpu);
    this.choice.step(task, cpu);
  }

  /** Adds bits to what the present step has read and written. */
  touch(reads: number, writes: number): void {
    this.#watch.reads |= reads;
    this.#watch.writes |= writes;
  }

  /** Evaluates the predicates about a call that has returned. */
  hasReturned(): void {
    if (this.plan.atReturn.length > 0) this.#watch.lookAt(RETURN, this.plan.atReturn);
  }

  /** Evaluates the predicates about the end, once there are no choices left. */
  end(): void {
    const { facts, k } = this;
    const stuck = k.tasks.filter((task) => task.id > 0 && this.#isStuck(task));
    facts.stuck = stuck.map((task) => ({
      op: this.threadOf[task.id]?.call?.op ?? 'work',
      waitingOn: task.waitingOn,
    }));
    facts.isAtRest = this.threads.every(({ task, isBetween }) => task.state === 'idle' || isBetween);
    this.#watch.lookAt(END, this.plan.atEnd);
  }

  /** Whether a task waits for something that can never happen. */
  #isStuck(task: Task): boolean {
    if (this.panic !== null || task.state === 'idle') return false;
    if (task.state !== 'blocked') return !isRefused(this, task);
    return task.waitingOn !== WAIT.idle && task.timer?.pending !== true;
  }
}

function moveTo(k: SplKernel, task: Task, cpu: number): void {
  if (task.cpu === cpu) return;
  task.cpu = cpu;
  emit(k, KIND.migrated, task.id, cpu);
}
