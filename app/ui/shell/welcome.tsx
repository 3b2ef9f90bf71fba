import type { JSX } from 'react';
import { useSession } from '../../state/page.ts';
import { setShell } from '../../state/shell.ts';
import { noticeWords } from '../../words/notices.ts';
import { SOURCE_GROUPS } from '../sources.ts';
import { lazily } from '../widgets/lazily.tsx';
import css from './welcome.module.css';

const CreateCache = lazily(
  { what: 'The form for a new cache' },
  async () => (await import('../controls/create-cache.tsx')).CreateCache,
);

/** Scenarios that are offered. */
const OFFERED = 6;

/** Shown in place of the stage if the machine could not start, and while it has no caches. */
export function Welcome(): JSX.Element {
  const hasMachine = useSession((session) => session.origin !== null);
  return (
    <section className={css['welcome']} aria-label="Stage">
      {hasMachine ? <FirstCache /> : <NotStarted />}
      <div className={css['choice']}>
        <h2>Start from</h2>
        <ul>
          {(SOURCE_GROUPS[0]?.sources ?? []).slice(0, OFFERED).map(({ title, about, start }) => (
            <li key={title}>
              <button type="button" className={css['offer']} onClick={start}>
                <strong>{title}</strong>
                <span className="dim">{about}</span>
              </button>
            </li>
          ))}
        </ul>
        <button type="button" onClick={() => setShell({ dialog: 'open' })}>
          Open or paste a report…
        </button>
      </div>
    </section>
  );
}

function FirstCache(): JSX.Element {
  return (
    <div className={css['choice']}>
      <h2>No caches yet</h2>
      <p className="dim">Create one here, or start a machine that has some.</p>
      <CreateCache onDone={() => setShell({ sheet: null })} />
    </div>
  );
}

function NotStarted(): JSX.Element {
  const why = useSession(({ broken, notice }) => broken ?? (notice === null ? '' : noticeWords(notice)));
  return (
    <div className={css['choice']} role="alert">
      <h2>No machine is running</h2>
      <p>{why}</p>
      <p className="dim">Choose another machine, or reload the page.</p>
      <p>
        <button type="button" onClick={() => location.reload()}>
          Reload the page
        </button>
      </p>
    </div>
  );
}
