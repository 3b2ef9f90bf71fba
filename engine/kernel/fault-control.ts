import type { FAULT_MODES, FAULT_TARGETS } from '../event.ts';
import type { Task } from './task.ts';

/** A kind of allocation that can be made to fail or to stall. */
export type FaultTarget = (typeof FAULT_TARGETS)[number];

/** What happens to attempts: they succeed, fail, or wait for the next change of mode. */
export type FaultMode = (typeof FAULT_MODES)[number];

/** The control of one kind of allocation. */
export interface FaultControl {
  mode: FaultMode;
  /** Attempts that will fail once `skip` others have passed. */
  failNext: number;
  skip: number;
  /** Those whom a stall holds, longest first. */
  readonly stalled: Task[];
}

/** The four controls of a machine. */
export class Faults {
  readonly vmalloc: FaultControl = control();
  readonly pages: FaultControl = control();
  readonly kmalloc: FaultControl = control();
  readonly slab: FaultControl = control();
}

function control(): FaultControl {
  return { mode: 'ok', failNext: 0, skip: 0, stalled: [] };
}
