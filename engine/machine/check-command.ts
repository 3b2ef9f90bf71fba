import { type Command, CommandError, type RefusalKind } from '../command/command.ts';
import { MAX_CACHES, WAIT } from '../event/event.ts';
import { MAX_TASKS } from '../event/log.ts';
import type { Task } from '../kernel/task.ts';
import type { SplKernel } from '../spl/module.ts';
import { PRESETS } from '../spl/tunables.ts';
import type { Owners } from '../workload/owners.ts';
import { checkMisuse } from './misuse.ts';

/** The parts of a machine that commands are checked against. */
interface CheckedMachine {
  readonly kernel: SplKernel;
  readonly owners: Owners;
  readonly callers: Pick<ReadonlyMap<string, unknown>, 'has'>;
  readonly threads: ReadonlyMap<string, Task>;
}

type Refuse = (kind: RefusalKind, message: string) => never;

const refuse: Refuse = (kind, message) => {
  throw new CommandError(kind, message);
};

/**
 * Refuses a command that a machine cannot carry out in its present state.
 * @throws CommandError with the reason and what to do instead
 */
export function checkCommand(engine: CheckedMachine, isLive: boolean, command: Command): void {
  const { kernel, owners, callers, threads } = engine;
  if ('cpu' in command && command.cpu >= kernel.cpus) {
    refuse('no such CPU', `this machine has CPUs 0 to ${kernel.cpus - 1}, not ${command.cpu}`);
  }
  if (command.op === 'create' && kernel.cacheNumbers >= MAX_CACHES) {
    refuse('too many caches', `this machine has reached its limit of ${MAX_CACHES} caches: start a new one`);
  }
  if (kernel.tasks.length + newThreads(command, threads) > MAX_TASKS) {
    refuse(
      'too many threads',
      `this machine has had ${kernel.tasks.length - 1} threads, workers of the task queue included, and its limit is ` +
        `${MAX_TASKS - 1}: start a new one`,
    );
  }
  if (command.op === 'pressure' && kernel.zone === null) {
    refuse('endless memory', 'this machine has unlimited memory, so it never comes under pressure');
  }
  if (command.op === 'startCaller' && !isLive) {
    refuse('not live', 'callers need a machine whose CPUs run in parallel');
  }
  if ((command.op === 'pauseCaller' || command.op === 'resumeCaller') && !callers.has(command.name)) {
    refuse('no such caller', `there is no caller ${command.name}`);
  }
  if ('thread' in command) checkThread(command, threads.get(command.thread));
  owners.check(command, refuse);
  if (command.op === 'free') checkMisuse(kernel, owners, command, refuse);
}

/** Number of threads that a command adds to the machine. */
function newThreads(command: Command, threads: CheckedMachine['threads']): number {
  if (command.op === 'startCaller') {
    const { pattern, threads: count } = command.spec;
    return pattern.kind === 'pipe' ? 2 * count : count;
  }
  const workers =
    command.op === 'reload'
      ? (command.tunables.spl_kmem_cache_kmem_threads ?? PRESETS.spl_kmem_cache_kmem_threads)
      : 0;
  return workers + ('thread' in command && !threads.has(command.thread) ? 1 : 0);
}

function checkThread({ op, thread }: Extract<Command, { thread: string }>, task: Task | undefined): void {
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
