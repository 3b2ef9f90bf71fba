import type { Command } from '../../../engine/index.ts';
import type { BranchCause } from '../../model/branch-cause.ts';

/**
 * Sends commands to the machine at the place where an action began; in the past, on a new branch. Resolves to whether
 * all were carried out.
 */
export type Act = (...commands: readonly Command[]) => Promise<boolean>;

/** Actions that belong together: all of them go to the recording of the first one. */
export interface Batch {
  readonly act: Act;
  /** Starts a branch at the playhead, even at the end, and keeps the current one. Resolves to whether it did. */
  readonly branchOff: (cause: BranchCause) => Promise<boolean>;
}

/** Options of a batch. */
export interface BatchOptions {
  /** Whether the playhead follows the actions even when the user steps through them. */
  readonly follows?: boolean;
}
