import { type FAULT_MODES, FAULT_TARGETS } from '../event/event.ts';
import type { Task } from './task.ts';

/** A kind of allocation that can be made to fail or to stall. */
export type FaultTarget = (typeof FAULT_TARGETS)[number];

/** What attempts do: succeed, fail, or wait until the mode changes. */
export type FaultMode = (typeof FAULT_MODES)[number];

/** The control of one kind of allocation. */
export interface FaultControl {
  /** Number of the kind in events. */
  readonly target: number;
  mode: FaultMode;
  /** Attempts that will fail, after `skip` others. */
  failNext: number;
  skip: number;
  /** Tasks that a stall holds, longest first. */
  readonly stalled: Task[];
}

/** The four controls of a machine. */
export class Faults {
  readonly vmalloc: FaultControl = control('vmalloc');
  readonly pages: FaultControl = control('pages');
  readonly kmalloc: FaultControl = control('kmalloc');
  readonly slab: FaultControl = control('slab');
  /** Decides whether the present attempt fails; null when the controls alone decide. */
  choose: ((target: FaultTarget) => boolean) | null = null;
}

function control(target: FaultTarget): FaultControl {
  return { target: FAULT_TARGETS.indexOf(target), mode: 'ok', failNext: 0, skip: 0, stalled: [] };
}
