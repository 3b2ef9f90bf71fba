import { type JSX, useState } from 'react';
import { historyWords, objectHistory } from '../../model/queries/object-history.ts';
import { app } from '../../state/page.ts';
import { type Session, seek } from '../../state/session.ts';
import css from './inspector.module.css';
import { useSearch } from './use-search.ts';

/** Moments that are shown on either side of the playhead at first, and by how many more at a time. */
const BESIDE = 5;
const MORE = 50;

/** Every move of an object in its life, newest first; a click goes there. */
export function ObjectHistory({ session, obj }: { session: Session; obj: number }): JSX.Element {
  const { recording, view, length } = session;
  const slab = view.objSlab.get(obj);
  const life = `${obj} ${slab} ${slab < 0 ? view.objNumber.get(obj) : view.slabNumber.get(slab)}`;
  const all = useSearch({ recording, subject: life, length }, () => objectHistory(recording, view, obj));
  const [window, setWindow] = useState({ obj, later: BESIDE, earlier: BESIDE });
  const { later, earlier } = window.obj === obj ? window : { later: BESIDE, earlier: BESIDE };
  // Older detail may have been discarded since.
  const found = all?.filter((moment) => moment >= recording.keptFrom) ?? null;
  if (found === null) return <p className="dim">Looking for its moves …</p>;
  const at = found.findLastIndex((moment) => moment < view.moment);
  const from = Math.max(0, at - earlier);
  const to = Math.min(found.length, at + 1 + later);
  return (
    <div>
      <h3>History · {found.length.toLocaleString('en')} moves</h3>
      {to < found.length && (
        <button
          type="button"
          className="quiet"
          onClick={() => setWindow({ obj, earlier, later: later + MORE })}
        >
          {(found.length - to).toLocaleString('en')} later
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
                <span className="mono dim">{(moment + 1).toLocaleString('en')}</span>{' '}
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
          {from.toLocaleString('en')} earlier
        </button>
      )}
    </div>
  );
}
