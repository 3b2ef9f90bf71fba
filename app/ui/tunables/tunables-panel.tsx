import { Undo2 } from 'lucide-react';
import { type JSX, useState } from 'react';
import { TUNABLES, type TunableName } from '../../../engine/index.ts';
import { outdatedBy } from '../../model/layout/layout-with.ts';
import { changedTunables, resetTunables, undoableChange, undoTunable } from '../../state/act/tunables.ts';
import { idOf } from '../../state/machine/cache-ids.ts';
import { app, useSession } from '../../state/page.ts';
import { outdatedWords, shortTunable } from '../../words/tunables.ts';
import { recreateAsking } from '../actions/recreate-asking.ts';
import { Term } from '../widgets/term.tsx';
import { nameTip, tip } from '../widgets/tip.ts';
import { useThrottledSession } from '../widgets/use-throttled-session.ts';
import { TunableRow } from './tunable-row.tsx';
import css from './tunables.module.css';

/**
 * All module parameters, a line for each, and below them the description of the one in focus and the effect of its new
 * value.
 */
export function TunablesPanel(): JSX.Element {
  const [active, setActive] = useState<TunableName | null>(null);
  return (
    <section aria-label="Tunables">
      <Head />
      <Stale />
      <ul className={css['list']}>
        {TUNABLES.map((info) => (
          <li key={info.name}>
            <TunableRow info={info} isActive={active === info.name} onActive={() => setActive(info.name)} />
          </li>
        ))}
        {active === null && (
          <li className={`dim ${css['words']}`}>
            Choose a tunable to read what it does. Move its slider to see what it would change.
          </li>
        )}
      </ul>
    </section>
  );
}

/** How many parameters differ from their load-time values, with ways to undo the changes. */
function Head(): JSX.Element {
  useThrottledSession();
  const changed = changedTunables(app);
  const undoable = undoableChange(app);
  const canReset = changed.some(({ info }) => info.effect !== 'module load');
  return (
    <header className={css['head']}>
      <Term name="tunable" heading={2}>
        Tunables
      </Term>
      <span className="dim">{changed.length === 0 ? 'all at load values' : `${changed.length} changed`}</span>
      <span className="spring" />
      {undoable !== null && (
        <button
          type="button"
          className="quiet icon"
          aria-label={`Undo ${shortTunable(undoable.name)} = ${undoable.to}`}
          {...nameTip(`Undo ${shortTunable(undoable.name)} = ${undoable.to}`)}
          onClick={() => void undoTunable(app)}
        >
          <Undo2 size={14} />
        </button>
      )}
      {canReset && (
        <button type="button" className="quiet" onClick={() => void resetTunables(app)}>
          Reset all
        </button>
      )}
    </header>
  );
}

/** A note that the cache in focus was created with other than the current values, with a button to recreate it. */
function Stale(): JSX.Element | null {
  const { view, focus } = useThrottledSession();
  const found = useSession((session) => session.origin?.scenario.found);
  const cache = view.caches[focus] ?? null;
  if (cache === null) return null;
  // A cache from a listing may have been laid out by another version's rules: no change made here.
  if (changedTunables(app).length === 0 && found?.some(({ id }) => id === idOf(app, focus)) === true)
    return null;
  const outdated = outdatedBy(view, cache);
  if (outdated.length === 0) return null;
  return (
    <div className={css['stale']} role="status">
      <p>
        {cache.name} still uses its original layout. Recreated now, it would have {outdatedWords(outdated)}.
      </p>
      <p>
        <button
          type="button"
          {...tip(
            'Stops its callers, frees its objects, destroys and recreates the cache, and starts its callers again. The current run is kept as a branch.',
          )}
          onClick={recreateAsking}
        >
          Recreate this cache
        </button>
      </p>
    </div>
  );
}
