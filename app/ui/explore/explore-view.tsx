import { type JSX, useRef } from 'react';
import css from './explore.module.css';
import { explorer, useExploring } from './explorer.ts';
import { ProgramPanel } from './program-panel.tsx';
import { Results } from './results.tsx';
import { Scheduler } from './scheduler.tsx';
import { SearchPanel } from './search-panel.tsx';

/** Searches the orders of a program's calls for one in which something happens, and shows it; or lets the user schedule. */
export function ExploreView(): JSX.Element {
  const { program, isScheduler } = useExploring();
  const orders = useRef<HTMLElement>(null);
  return (
    <main className={css['view']}>
      <section aria-label="Program" className={css['side']}>
        <ProgramPanel />
        <SearchPanel onSearch={() => orders.current?.scrollIntoView({ block: 'start' })} />
      </section>
      <section aria-label="Orders" className={css['main']} ref={orders}>
        <div className={css['buttons']}>
          <button type="button" aria-pressed={!isScheduler} onClick={() => explorer.showScheduler(false)}>
            All orders
          </button>
          <button type="button" aria-pressed={isScheduler} onClick={() => explorer.showScheduler(true)}>
            You are the scheduler
          </button>
        </div>
        {isScheduler ? <Scheduler key={JSON.stringify(program)} /> : <Results />}
      </section>
    </main>
  );
}
