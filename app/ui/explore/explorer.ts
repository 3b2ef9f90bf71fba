import type { StoreApi, UseBoundStore } from 'zustand';
import { type Explorer, type Exploring, explorerOf } from '../../state/lab/explore.ts';
import { app } from '../../state/page.ts';

/** The explorer of the page's session. */
export const explorer: Explorer = explorerOf(app);

/** What it explores, as a hook. */
export const useExploring: UseBoundStore<StoreApi<Exploring>> = explorer.store;
