import type { JSX } from 'react';
import css from './explore.module.css';
import { ProgramPanel } from './program-panel.tsx';
import { Results } from './results.tsx';
import { SearchPanel } from './search-panel.tsx';

/** Searches the orders of a program's calls for one in which something happens, and shows it. */
export function ExploreView(): JSX.Element {
  return (
    <main className={css['view']}>
      <section aria-label="Program" className={css['side']}>
        <ProgramPanel />
        <SearchPanel />
      </section>
      <section aria-label="Orders" className={css['main']}>
        <Results />
      </section>
    </main>
  );
}
