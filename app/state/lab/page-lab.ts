import type { StoreApi, UseBoundStore } from 'zustand';
import { app } from '../page.ts';
import type { Compared, Comparison } from './compare.ts';
import { type Sweep, SweepRunner } from './sweep.ts';
import { WhatIf } from './what-if.ts';

// What the page runs beside its machine. A separate file, because the first picture does not need it.

export const comparison: Comparison = app.comparison;
export const sweep: SweepRunner = new SweepRunner();
export const whatIf: WhatIf = new WhatIf(app.ghost);

/** The stores of the comparison and the sweep, as hooks. */
export const useComparison: UseBoundStore<StoreApi<Compared>> = comparison.store;
export const useSweep: UseBoundStore<StoreApi<Sweep>> = sweep.store;
