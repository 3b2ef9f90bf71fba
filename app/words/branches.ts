import type { Command } from '../../engine/index.ts';
import type { BranchCause } from '../model/branch-cause.ts';
import { plural } from './numbers.ts';

/** The name of a branch: what started it, in a few words. */
export function branchLabel(cause: BranchCause): string {
  switch (cause.kind) {
    case 'scenario':
      return 'the original scenario';
    case 'recording':
      return 'the original recording';
    case 'command':
      return commandLabel(cause.command);
    case 'cache recreated':
      return `recreate ${cause.cache}`;
    case 'run repeated':
      return `from the start with ${cause.name} = ${cause.value}`;
    case 'module reloaded':
      return `reload with ${cause.name} = ${cause.value}`;
  }
}

function commandLabel(command: Command): string {
  switch (command.op) {
    case 'create':
      return `create ${command.name}`;
    case 'destroy':
      return `destroy ${command.cache}`;
    case 'alloc':
      return `allocate from ${command.cache} on CPU ${command.cpu}`;
    case 'free':
      return `${command.cache === undefined ? 'free' : `free ${command.obj} into ${command.cache}`} on CPU ${command.cpu}`;
    case 'freeAll':
      return `free all objects of ${command.cache}`;
    case 'reload':
      return 'reload the module';
    case 'reap':
      return `reap ${command.cache} on CPU ${command.cpu}`;
    case 'kmem_reap':
      return 'reap all caches';
    case 'shrink':
      return command.nr === 0 ? 'shrinker count' : `shrinker scan ${command.nr}`;
    case 'tick':
      return `let ${plural(command.n, 'jiffy', 'jiffies')} pass`;
    case 'pressure':
      return `memory pressure: ${command.pages} pages`;
    case 'startCaller':
      return `start caller ${command.spec.name}`;
    case 'stopCaller':
      return `stop caller ${command.name}`;
    case 'pauseCaller':
      return `pause caller ${command.name}`;
    case 'resumeCaller':
      return `resume caller ${command.name}`;
    case 'migrate':
      return `move ${command.thread} to CPU ${command.cpu}`;
    case 'preempt':
    case 'resume':
      return `${command.op} ${command.thread}`;
    case 'tunable':
      return `${command.name} = ${command.value}`;
    case 'memory':
      return `${command.target}: ${command.mode ?? `fail the next ${command.failNext ?? 0}`}`;
  }
}
