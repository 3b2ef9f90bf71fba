import { type JSX, useState } from 'react';
import { objectHistory } from '../../model/answers/object-history.ts';
import { app } from '../../state/page.ts';
import { type Session, seek } from '../../state/session.ts';
import { formatCount, plural } from '../../words/numbers.ts';
import { historyWords } from '../../words/object-history.ts';
import css from './inspector.module.css';
import { useSearch } from './use-search.ts';

/** Moments to show on either side of the playhead at first, and how many to add at a time. */
const BESIDE = 5;
const MORE = 50;

/** Every move of an object in its life, newest first; a click goes to its moment. */
export function ObjectHistory({ session, obj }: { session: Session; obj: number }): JSX.Element {
  const { recording, view, length } = session;
  const slab = view.objSlab.get(obj);
  const life = `${obj} ${slab} ${slab < 0 ? view.objNumber.get(obj) : view.slabNumber.get(slab)}`;
  const all = useSearch({ recording, subject: life, length }, () => objectHistory(recording, view, obj));
  const [window, setWindow] = useState({ obj, later: BESIDE, earlier: BESIDE });
  const { later, earlier } = window.obj === obj ? window : { later: BESIDE, earlier: BESIDE };
  // Older detail may have been discarded since.
  const found = all?.filter((moment) => moment >= recording.keptFrom) ?? null;
  if (found === null) return <p className="dim">Searching for its moves…</p>;
  const at = found.findLastIndex((moment) => moment < view.moment);
  const from = Math.max(0, at - earlier);
  const to = Math.min(found.length, at + 1 + later);
  return (
    <div>
      <h3>History · {plural(found.length, 'move')}</h3>
      {to < found.length && (
        <button
          type="button"
          className="quiet"
          onClick={() => setWindow({ obj, earlier, later: later + MORE })}
        >
          {formatCount(found.length - to)} later
        </button>
      )}
      <ol className={css['history']} reversed start={to}>
        {found
          .slice(from, to)
          .reverse()
          .map((moment) => (
            <li key={moment}>
              <button
                type="button"
                className={css['moment']}
                aria-current={moment === found[at] ? 'step' : undefined}
                data-later={moment >= view.moment}
                onClick={() => seek(app, moment + 1)}
              >
                <span className="mono dim">{formatCount(moment + 1)}</span>{' '}
                {historyWords(recording, view, moment)}
              </button>
            </li>
          ))}
      </ol>
      {from > 0 && (
        <button
          type="button"
          className="quiet"
          onClick={() => setWindow({ obj, later, earlier: earlier + MORE })}
        >
          {formatCount(from)} earlier
        </button>
      )}
    </div>
  );
}
