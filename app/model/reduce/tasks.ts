import { cpuOf, fnOf, taskOf, workCache, workFn } from '../../../engine/index.ts';
import { DamageError } from '../damage.ts';
import { idleTask } from '../plain-view.ts';
import type { View } from '../view.ts';
import { type Reducer, taskAt } from './fact.ts';

type Kinds =
  | 'jiffy'
  | 'taskCreated'
  | 'opStarted'
  | 'opEnded'
  | 'scheduled'
  | 'blocked'
  | 'woken'
  | 'timedOut'
  | 'migrated'
  | 'preemptArmed'
  | 'irq'
  | 'fstrans'
  | 'entered'
  | 'left'
  | 'wakeCalled'
  | 'queued'
  | 'delayed'
  | 'due'
  | 'taskRun'
  | 'taskDone'
  | 'cancelled'
  | 'spin'
  | 'preempted'
  | 'picked'
  | 'panic';

/** Threads, the task queue and time. */
export const applyTask: Reducer<Kinds> = {
  // Only states why this task runs next; the view does not keep that.
  picked: () => {},
  jiffy: (view, jiffies) => {
    view.jiffies = jiffies;
  },
  taskCreated: (view, worker, name, what, strings) => {
    const id = taskOf(what);
    if (id !== view.tasks.length)
      throw new DamageError(`task ${id} cannot follow task ${view.tasks.length - 1}`);
    view.tasks.push(idleTask(id, strings[name] ?? '', cpuOf(what), worker === 1));
  },
  opStarted: (view, op, _, what) => {
    taskAt(view, taskOf(what)).op = op;
  },
  opEnded: (view, _op, _ret, what) => {
    const task = taskAt(view, taskOf(what));
    task.op = -1;
    task.activity = 'idle';
  },
  scheduled: (view, _a, _b, what) => {
    const task = taskAt(view, taskOf(what));
    const cpu = cpuOf(what);
    const before = view.tasks[view.ranLast[cpu] ?? -1];
    // No event states that a thread has ended: the next one on its CPU shows it.
    if (before?.activity === 'running' && before.cpu === cpu && before !== task) before.activity = 'idle';
    view.ranLast[cpu] = task.id;
    task.activity = 'running';
    task.cpu = cpu;
    task.waitingOn = -1;
    task.untilJiffy = -1;
  },
  blocked: (view, on, timeout, what) => {
    const task = taskAt(view, taskOf(what));
    task.activity = 'blocked';
    task.waitingOn = on;
    task.untilJiffy = timeout < 0 ? -1 : view.jiffies + timeout;
  },
  woken: (view, whom) => wake(taskAt(view, whom)),
  timedOut: (view, whom) => wake(taskAt(view, whom)),
  migrated: (view, whom, to) => {
    taskAt(view, whom).cpu = to;
  },
  preemptArmed: (view, whom, armed) => {
    taskAt(view, whom).preemptArmed = armed === 1;
  },
  irq: setIrq,
  fstrans: (view, inside, _, what) => {
    taskAt(view, taskOf(what)).fstrans = inside === 1;
  },
  entered: enter,
  left: leave,
  wakeCalled: () => {},
  queued: (view, id, work) => {
    view.work.set(id, {
      id,
      fn: workFn(work),
      cache: workCache(work),
      expires: -1,
      state: 'pending',
      worker: -1,
    });
  },
  delayed: (view, id, expires) => {
    const work = view.work.get(id);
    if (work === undefined) return;
    work.expires = expires;
    work.state = 'delayed';
  },
  due: (view, id) => {
    const work = view.work.get(id);
    if (work !== undefined) work.state = 'due';
  },
  taskRun: (view, id, _, what) => {
    const work = view.work.get(id);
    if (work === undefined) return;
    work.state = 'running';
    work.worker = taskOf(what);
  },
  taskDone: (view, id) => {
    view.work.delete(id);
  },
  cancelled: (view, id) => {
    if (view.work.get(id)?.state !== 'running') view.work.delete(id);
  },
  spin: (view, cache, _, what) => {
    taskAt(view, taskOf(what)).spinsOn = cache;
  },
  preempted: (view, _a, _b, what) => {
    taskAt(view, taskOf(what)).activity = 'runnable';
  },
  panic: (view, check, expr, what, strings) => {
    view.panic = { check: strings[check] ?? '', expr: strings[expr] ?? '', fn: fnOf(what) };
  },
};

/** A task enters a function. */
export function enter(view: View, _a: number, _b: number, what: number): void {
  taskAt(view, taskOf(what)).stack.push(fnOf(what));
}

/** A task returns from the function that it entered last. */
export function leave(view: View, _a: number, _b: number, what: number): void {
  taskAt(view, taskOf(what)).stack.pop();
}

/** A CPU turns its interrupts off or on. */
export function setIrq(view: View, off: number, _b: number, what: number): void {
  view.irqsOff[cpuOf(what)] = off === 1;
}

function wake(task: { activity: string; waitingOn: number; untilJiffy: number }): void {
  task.activity = 'runnable';
  task.waitingOn = -1;
  task.untilJiffy = -1;
}
