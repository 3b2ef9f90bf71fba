import type { JSX } from 'react';
import css from './starting.module.css';

/** Shown in place of the stage while the machine starts: the four strata, empty. */
export function Starting(): JSX.Element {
  return (
    <section className={css['starting']} aria-label="Stage" aria-busy="true">
      <p role="status">Starting the machine …</p>
      <div className={css['cards']} aria-hidden="true">
        <span /> <span /> <span /> <span />
      </div>
      <div className={css['cards']} aria-hidden="true">
        <span /> <span /> <span /> <span /> <span /> <span /> <span /> <span />
      </div>
      <div className={css['pages']} aria-hidden="true" />
    </section>
  );
}
