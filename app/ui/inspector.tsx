import type { JSX } from 'react';
import { FUNCTIONS, OPS } from '../../engine/index.ts';
import { activityPhrase, address, objectAddress, objectName, slabName } from '../model/queries/names.ts';
import { slabSplit } from '../model/queries/split.ts';
import { whereabouts } from '../model/queries/whereabouts.ts';
import { type CacheView, PLACE, type View } from '../model/view.ts';
import { freeObject } from '../state/commands.ts';
import { type Selection, set, useSession } from '../state/session.ts';

/** What is selected, in full. */
export function Inspector({ cache }: { readonly cache: CacheView }): JSX.Element | null {
  const { view, selection } = useSession();
  if (selection === null) return null;
  return (
    <section aria-label="Selection" className="selection">
      <h2>{selection.kind === 'slab' ? 'Slab' : 'Object'}</h2>
      {selection.kind === 'slab' ? (
        <SlabFacts view={view} cache={cache} slab={selection.slot} />
      ) : (
        <ObjectFacts view={view} obj={selection.slot} />
      )}
    </section>
  );
}

function SlabFacts({ view, cache, slab }: { view: View; cache: CacheView; slab: number }): JSX.Element {
  const hz = useSession((session) => session.hz);
  if (view.slabCache.get(slab) < 0) return <p className="dim">The slab has been freed.</p>;
  const { used, parked, free } = slabSplit(view, slab, cache.slabObjs);
  const list = view.slabList.get(slab) === -1 ? 'skc_partial_list' : 'skc_complete_list';
  return (
    <>
      <Facts
        rows={[
          ['slab', slabName(view, slab)],
          ['list', list],
          ['sks_ref', `${view.slabRef.get(slab)} of ${cache.slabObjs}`],
          [
            'sks_age',
            `jiffy ${view.slabAge.get(slab)} (${((view.jiffies - view.slabAge.get(slab)) / hz).toFixed(2)} s ago)`,
          ],
          ['address', address(view.slabPage.get(slab), 0)],
        ]}
      />
      <p>{whyKept(used, parked, free)}</p>
    </>
  );
}

/** Why a slab is not freed. */
function whyKept(used: number, parked: number, free: number): string {
  if (used + parked === 0) return `All ${free} objects are free: the next reclaim frees this slab.`;
  const holders = [
    used > 0 ? `${used} with callers` : '',
    parked > 0 ? `${parked} idle in magazines` : '',
  ].filter((words) => words !== '');
  return `It cannot be freed: ${holders.join(' and ')}.`;
}

function ObjectFacts({ view, obj }: { view: View; obj: number }): JSX.Element {
  const hz = useSession((session) => session.hz);
  const slab = view.objSlab.get(obj);
  const place = view.objPlace.get(obj);
  const isHeld = place === PLACE.caller || place === PLACE.emergency || place === PLACE.linux;
  return (
    <>
      <Facts
        rows={[
          ['object', objectName(view, obj)],
          ['where', whereabouts(view, obj)],
          [
            'since',
            `jiffy ${view.objSince.get(obj)} (${((view.jiffies - view.objSince.get(obj)) / hz).toFixed(2)} s ago)`,
          ],
          ['address', objectAddress(view, obj) ?? 'not simulated'],
        ]}
      />
      <p className="row">
        <button
          type="button"
          disabled={!isHeld}
          onClick={() => void freeObject(obj, Math.max(0, view.objCpu.get(obj)))}
        >
          Free this object
        </button>
        {slab >= 0 && (
          <button
            type="button"
            onClick={() => set({ selection: { kind: 'slab', slot: slab } satisfies Selection })}
          >
            Its slab {slabName(view, slab)}
          </button>
        )}
      </p>
    </>
  );
}

function Facts({ rows }: { rows: readonly (readonly [string, string])[] }): JSX.Element {
  return (
    <dl className="figures">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className="mono">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** All threads and workers: what they do, and the reference functions that they are inside. */
export function ThreadsPanel(): JSX.Element {
  const { view } = useSession();
  return (
    <section aria-label="Threads">
      <h2>Threads</h2>
      <ul className="threads">
        {view.tasks
          .filter((task) => task.id > 0)
          .map((task) => (
            <li key={task.id}>
              <span className="mono">{task.name}</span> <span className="dim">CPU {task.cpu}</span>{' '}
              {activityPhrase(view, task)}
              {task.op >= 0 && <span className="tag">{OPS[task.op]}</span>}
              {task.stack.length > 0 && (
                <span className="mono dim stack">
                  {task.stack.map((fn) => FUNCTIONS[fn] ?? '').join(' › ')}
                </span>
              )}
            </li>
          ))}
      </ul>
    </section>
  );
}
