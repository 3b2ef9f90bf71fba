import type { ComponentType } from 'react';
import { MachineView } from './machine-view.tsx';

/** A view of the app: it fills the page below the top bar, with a {@link Frame} or as it likes. */
export interface ViewEntry {
  readonly id: string;
  readonly title: string;
  readonly Page: ComponentType;
}

/** The views in the order of their tabs and of the keys 1, 2, … Heavy ones are given as `lazy(…)`. */
export const VIEWS: readonly ViewEntry[] = [{ id: 'machine', title: 'Machine', Page: MachineView }];
