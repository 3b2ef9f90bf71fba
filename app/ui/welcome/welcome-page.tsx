import type { JSX } from 'react';
import { WELCOME_TITLE } from '../../words/welcome.ts';
import { ActionButton } from '../actions/action-button.tsx';
import { PAGE } from '../actions/page.ts';
import { ThemeButton } from '../shell/theme-button.tsx';
import { Term } from '../widgets/term.tsx';
import { doors } from './doors.ts';
import { leaveWelcome } from './leave-welcome.ts';
import { SmallStage } from './small-stage.tsx';
import css from './welcome-page.module.css';

/** The start page: what Slabscope is, a small machine at work, and the doors. */
export function WelcomePage(): JSX.Element {
  return (
    <div className={css['page']}>
      <header className={css['bar']}>
        <span className={css['brand']}>
          <img src="./favicon.svg" alt="" width="20" height="20" />
          slabscope
        </span>
        <span className="spring" />
        <button type="button" className="quiet" onClick={leaveWelcome}>
          Go to the machine
        </button>
        <ActionButton action={PAGE.open} />
        <ThemeButton />
      </header>
      <main className={css['main']}>
        <div className={css['words']}>
          <h1>{WELCOME_TITLE}</h1>
          <p>
            Slabscope runs the slab allocator under ZFS on Linux, exactly, in your browser. Here it is running
            now, slowed down so that you can follow. Blue objects are in use, amber ones wait in a CPU’s{' '}
            <Term name="magazine" isInline />, hollow ones are free in their <Term name="slab" isInline />.
          </p>
          <nav aria-label="Ways in">
            <ul>
              {doors().map(({ title, about, open }, i) => (
                <li key={title}>
                  <button type="button" className={css['door']} data-first={i === 0} onClick={open}>
                    <strong>{title}</strong>
                    <span>{about}</span>
                  </button>
                </li>
              ))}
            </ul>
          </nav>
        </div>
        <SmallStage />
      </main>
    </div>
  );
}
