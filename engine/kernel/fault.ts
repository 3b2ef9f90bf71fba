import { FAULT_MODES, FAULT_TARGETS, WAIT } from '../event/event.ts';
import * as KIND from '../event/kind.ts';
import { packFault } from '../event/packing.ts';
import type { Coroutine } from './coroutine.ts';
import type { FaultControl, FaultMode, FaultTarget } from './fault-control.ts';
import { emit, type Kernel } from './kernel.ts';
import { blockOn, wakeTask } from './scheduler.ts';

/** Counts an attempt to allocate and returns its fate. In a stall, callers that may not sleep fail. */
export function attempt(k: Kernel, fault: FaultControl, maySleep: boolean): FaultMode {
  if (k.faults.choose?.(FAULT_TARGETS[fault.target] ?? 'kmalloc') === true) return 'fail';
  if (fault.failNext > 0) {
    if (fault.skip > 0) {
      fault.skip -= 1;
      emit(k, KIND.faultCount, packFault(fault.target, true), fault.skip);
    } else {
      fault.failNext -= 1;
      emit(k, KIND.faultCount, packFault(fault.target, false), fault.failNext);
      return 'fail';
    }
  }
  return fault.mode === 'stall' && !maySleep ? 'fail' : fault.mode;
}

/** Like {@link attempt}, but sleeps through a stall; returns whether the attempt succeeds. */
export function* attemptOrStall(
  k: Kernel,
  target: 'vmalloc' | 'pages',
  maySleep: boolean,
): Coroutine<boolean> {
  const fault = k.faults[target];
  const mode = attempt(k, fault, maySleep);
  if (mode !== 'stall') return mode === 'ok';
  while (fault.mode === 'stall') {
    fault.stalled.push(k.current);
    blockOn(k, WAIT[target], -1);
    yield;
  }
  return fault.mode === 'ok';
}

/** Sets a mode, and wakes the tasks that a stall holds, longest blocked first: they look at the mode again. */
export function setFaultMode(k: Kernel, target: FaultTarget, mode: FaultMode): void {
  const fault = k.faults[target];
  fault.mode = mode;
  emit(k, KIND.memoryMode, fault.target, FAULT_MODES.indexOf(mode));
  for (const task of fault.stalled.splice(0)) wakeTask(k, task);
}

/** Sets both counts: after `skip` more attempts, `failNext` of them fail. */
export function setFaultCounts(k: Kernel, target: FaultTarget, failNext: number, skip: number): void {
  const fault = k.faults[target];
  fault.failNext = failNext;
  emit(k, KIND.faultCount, packFault(fault.target, false), failNext);
  fault.skip = skip;
  emit(k, KIND.faultCount, packFault(fault.target, true), skip);
}
