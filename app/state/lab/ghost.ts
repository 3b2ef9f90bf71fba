import { create, type StoreApi, type UseBoundStore } from 'zustand';
import type { Scenario, TunableName } from '../../../engine/index.ts';
import type { Outcome } from '../../model/outcome/outcome.ts';
import type { Overview } from '../../model/overview.ts';

/** The current run, repeated from its beginning with another value of a module parameter. */
export interface Ghost {
  readonly name: TunableName;
  readonly value: number;
  /** Has the new value, and the actions by hand among its commands. */
  readonly scenario: Scenario;
  readonly overview: Overview;
  /** Counts additions to the overview, which grows in place. */
  readonly version: number;
  /** Outcomes of the current run and of the repeated one; null until they are known. */
  readonly before: Outcome | null;
  readonly after: Outcome | null;
  readonly problem: string | null;
}

/** The what-if run; null while none is asked for. */
export interface WouldBe {
  readonly ghost: Ghost | null;
}

/** Creates the store of the what-if run: the timeline shows it, and the tunables ask for it. */
export function createGhost(): UseBoundStore<StoreApi<WouldBe>> {
  return create<WouldBe>(() => ({ ghost: null }));
}
