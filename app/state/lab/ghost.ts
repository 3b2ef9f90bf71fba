import { create, type StoreApi, type UseBoundStore } from 'zustand';
import type { Scenario, TunableName } from '../../../engine/index.ts';
import type { Outcome } from '../../model/outcome/outcome.ts';
import type { Overview } from '../../model/overview.ts';

/** The run that is shown, as it would be with another value of a module parameter from its beginning. */
export interface Ghost {
  readonly name: TunableName;
  readonly value: number;
  /** With the value, and with what was done by hand as its own commands. */
  readonly scenario: Scenario;
  readonly overview: Overview;
  /** Counts additions to the overview, which grows in place. */
  readonly version: number;
  /** Outcomes of the run as it is and as it would be; null until they are known. */
  readonly before: Outcome | null;
  readonly after: Outcome | null;
  readonly problem: string | null;
}

/** What might have been; null while nothing is asked. */
export interface WouldBe {
  readonly ghost: Ghost | null;
}

/** Creates the store of what might have been: the timeline shows it, and the tunables ask for it. */
export function createGhost(): UseBoundStore<StoreApi<WouldBe>> {
  return create<WouldBe>(() => ({ ghost: null }));
}
