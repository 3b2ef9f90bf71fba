import type { CallerSpec } from '../command/caller-spec.ts';
import type { SplKernel } from '../spl/module.ts';
import { Caller } from './caller.ts';
import type { HeldCache, Owners } from './owners.ts';
import { patternBody } from './patterns.ts';
import { startPipe } from './pipe.ts';
import { Ledger, startReplay } from './replay.ts';
import { homeOf, startThread } from './thread.ts';

/** Starts the threads of a caller; `id` distinguishes callers, `seed` is the scenario's. */
export function startCaller(
  k: SplKernel,
  owners: Owners,
  cache: HeldCache,
  spec: CallerSpec,
  id: number,
  seed: number,
): Caller[] {
  const ledger = new Ledger();
  return Array.from({ length: spec.threads }, (_, i) => {
    const name = spec.threads === 1 ? spec.name : `${spec.name}/${i}`;
    const caller = new Caller(k, owners, cache, spec, id, seed * 1009 + id * 31 + i + 1);
    if (spec.pattern.kind === 'pipe') startPipe(caller, spec.pattern, name, i);
    else if (spec.pattern.kind === 'replay') startReplay(caller, spec.pattern, ledger, name, i);
    else startThread(caller, name, homeOf(caller, i), patternBody(caller));
    return caller;
  });
}
