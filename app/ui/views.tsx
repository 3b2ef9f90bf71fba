import type { ComponentType, JSX } from 'react';
import { setShell } from '../state/shell.ts';
import { MachineView } from './machine-view.tsx';
import { lazily } from './widgets/lazily.tsx';

/** A view of the app: it fills the page below the top bar, with or without a {@link Frame}. */
export interface ViewEntry {
  readonly id: string;
  readonly title: string;
  readonly Page: ComponentType;
  /** Whether it has panels beside the stage that the bar can fold. */
  readonly hasPanels?: true;
}

const LearnView = lazily(
  { what: 'The lessons' },
  async () => (await import('./learn/learn-view.tsx')).LearnView,
);
const CompareView = lazily(
  { what: 'The comparison' },
  async () => (await import('./compare/compare-view.tsx')).CompareView,
);
const SweepView = lazily(
  { what: 'The sweep' },
  async () => (await import('./sweep/sweep-view.tsx')).SweepView,
);
const DiagnoseView = lazily(
  { what: 'The diagnosis', isQuick: true },
  async () => (await import('./diagnose/diagnose-view.tsx')).DiagnoseView,
);
const ExploreView = lazily(
  { what: 'The explorer' },
  async () => (await import('./explore/explore-view.tsx')).ExploreView,
);

function Sweep(): JSX.Element {
  return <SweepView onOpenMachine={() => setShell({ view: 'machine' })} />;
}

/** The views in the order of their tabs and of the keys 1, 2, … Heavy ones use `lazily(…)`. */
export const VIEWS: readonly ViewEntry[] = [
  { id: 'machine', title: 'Machine', Page: MachineView, hasPanels: true },
  { id: 'diagnose', title: 'Diagnose', Page: DiagnoseView },
  { id: 'compare', title: 'Compare', Page: CompareView },
  { id: 'sweep', title: 'Sweep', Page: Sweep },
  { id: 'explore', title: 'Explore', Page: ExploreView },
  { id: 'learn', title: 'Learn', Page: LearnView },
];
