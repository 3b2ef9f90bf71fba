import { RotateCcw, Undo2 } from 'lucide-react';
import type { JSX } from 'react';
import { TUNABLES } from '../../../engine/index.ts';
import { outdatedBy } from '../../model/layout/layout-with.ts';
import { recreateCache, reloadModule } from '../../state/act/recreate.ts';
import {
  changedTunables,
  resetTunables,
  setTunable,
  undoableChange,
  undoTunable,
} from '../../state/act/tunables.ts';
import { idOf } from '../../state/machine/cache-ids.ts';
import { app, useSession } from '../../state/page.ts';
import { outdatedWords } from '../../words/tunables.ts';
import { useThrottledSession } from '../widgets/use-throttled-session.ts';
import { TunableRow } from './tunable-row.tsx';
import css from './tunables.module.css';

/** All module parameters: their values, what they do, and previews of changes. */
export function TunablesPanel(): JSX.Element {
  return (
    <section aria-label="Tunables">
      <h2>Tunables</h2>
      <Differences />
      <Stale />
      <ul className="tunables">
        {TUNABLES.map((info) => (
          <li key={info.name}>
            <TunableRow info={info} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The parameters that differ from their load-time values, with ways to undo the changes. */
function Differences(): JSX.Element {
  useThrottledSession();
  const changed = changedTunables(app);
  const undoable = undoableChange(app);
  const canReset = changed.some(({ info }) => info.effect !== 'module load');
  return (
    <>
      {changed.length === 0 && <p className="dim">All tunables have their load-time values.</p>}
      {changed.length > 0 && (
        <ul className={css['differences']} aria-label="Changed from load-time values">
          {changed.map(({ info: { name, preset, effect }, value }) => (
            <li key={name}>
              <span className="mono">{short(name)}</span>
              <span className="mono">
                {preset} → {value}
              </span>
              <button
                type="button"
                className="quiet icon"
                aria-label={`Reset ${name} to ${preset}${effect === 'module load' ? ' by reloading the module' : ''}`}
                onClick={() =>
                  void (effect === 'module load'
                    ? reloadModule(app, name, preset)
                    : setTunable(app, name, preset))
                }
              >
                <RotateCcw size={13} />
              </button>
            </li>
          ))}
        </ul>
      )}
      {(undoable !== null || canReset) && (
        <p className="row">
          {undoable !== null && (
            <button type="button" className="icon" onClick={() => void undoTunable(app)}>
              <Undo2 size={13} aria-hidden="true" /> Undo {short(undoable.name)} = {undoable.to}
            </button>
          )}
          {canReset && (
            <button type="button" onClick={() => void resetTunables(app)}>
              Reset all
            </button>
          )}
        </p>
      )}
    </>
  );
}

/** A note that the cache in focus was created with other values than the present ones, with a button to recreate it. */
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
          title="Stops its callers, frees its objects, destroys and recreates the cache, and starts its callers again. The current run is kept as a branch."
          onClick={() => void recreateCache(app)}
        >
          Recreate this cache
        </button>
      </p>
    </div>
  );
}

function short(name: string): string {
  return name.replace('spl_kmem_cache_', '');
}
