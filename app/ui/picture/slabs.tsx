import { type JSX, useMemo, useState } from 'react';
import { FN, KMC_BITS } from '../../../engine/index.ts';
import { activityPhrase, objectAddress, objectName, slabName, taskName } from '../../model/queries/names.ts';
import { slabSplit, slabsFrom } from '../../model/queries/split.ts';
import { waitersFor, waitQueue } from '../../model/queries/waiters.ts';
import { type CacheView, PLACE, type TaskView, type View } from '../../model/view.ts';
import type { Selection } from '../../state/session.ts';
import { SlabList } from './slab-list.tsx';

/** The slabs of a cache. */
export interface SlabsProps {
  readonly view: View;
  /** Changes whenever the view does. */
  readonly moment: number;
  readonly cache: CacheView;
  readonly selection: Selection;
  readonly onSelect: (selection: Selection) => void;
}

const LAMPS = ['GROWING', 'REAPING', 'DEADLOCKED', 'DESTROY'] as const;
/** Rows of the table at most. */
const TABLE_ROWS = 200;
/** Tasks that are named; of more the number is told. */
const MOST_NAMES = 4;

/** The lock, the state bits, and both lists of slabs from head to tail. */
export function Slabs({ view, moment, cache, selection, onSelect }: SlabsProps): JSX.Element {
  const [pointed, setPointed] = useState<Selection>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the view changes in place with the moment.
  const lists = useMemo(
    () => ({
      partial: [...slabsFrom(view, cache.partial.head)],
      complete: [...slabsFrom(view, cache.complete.head)],
    }),
    [view, moment, cache],
  );
  const shared = { view, moment, cache, selection, onSelect, onPoint: setPointed };
  return (
    <section aria-label="Slabs">
      <header className="stratum-head">
        <h2>Slabs</h2>
        <ul className="lamps">
          {LAMPS.map((name) => {
            const isLit = (cache.flags & (1 << KMC_BITS[name])) !== 0;
            return (
              <li key={name} className={isLit ? `lamp lit ${name.toLowerCase()}` : 'lamp'}>
                <span aria-hidden="true">{isLit ? '●' : '○'}</span> {name}
                <span className="visually-hidden">{isLit ? ' is set' : ' is clear'}</span>
              </li>
            );
          })}
        </ul>
        <span className="mono dim">
          skc_lock {cache.lockHolder < 0 ? 'free' : `held by ${taskName(view, cache.lockHolder)}`} · skc_waitq{' '}
          {namesOf(waitQueue(view, cache.index))}
        </span>
      </header>
      <ListHead
        name="skc_partial_list"
        count={lists.partial.length}
        note="head: fuller · tail: emptier, freed first"
      />
      <SlabList {...shared} slabs={lists.partial} list="skc_partial_list" />
      <Growing view={view} cache={cache} />
      <ListHead name="skc_complete_list" count={lists.complete.length} note="every object is out" />
      <SlabList {...shared} slabs={lists.complete} list="skc_complete_list" />
      <p className="visually-hidden" aria-live="polite">
        {readout(view, cache, selection) ?? ''}
      </p>
      <p className="readout mono" aria-hidden="true">
        {readout(view, cache, pointed ?? selection) ??
          'Point at a slab or an object to read it; click to keep it.'}
      </p>
      <SlabTable view={view} cache={cache} slabs={[...lists.partial, ...lists.complete]} />
    </section>
  );
}

function ListHead({ name, count, note }: { name: string; count: number; note: string }): JSX.Element {
  return (
    <p className="list-head">
      <code>{name}</code> <span className="mono">{count}</span>{' '}
      <span className="dim">{count === 0 ? '(empty)' : note}</span>
    </p>
  );
}

/** A ghost for each slab that is on its way. */
function Growing({ view, cache }: { view: View; cache: CacheView }): JSX.Element | null {
  const work = [...view.work.values()].filter(
    (job) => job.fn === FN.spl_cache_grow_work && job.cache === cache.index,
  );
  if (work.length === 0) return null;
  const waiters = waitersFor(view, 'growing', cache.index);
  return (
    <ul className="ghosts">
      {work.map((job) => {
        const worker = view.tasks[job.worker];
        return (
          <li key={job.id} className="ghost">
            {worker === undefined ? 'a slab waits for a worker' : `${worker.name} grows a slab`}
            <span className="dim mono"> task {job.id}</span>
            {worker !== undefined && <p className="dim">{activityPhrase(view, worker)}</p>}
            {waiters.length > 0 && <p className="dim">for {namesOf(waiters)}</p>}
          </li>
        );
      })}
    </ul>
  );
}

/** The names of tasks, of many the first ones; “empty” for none. */
function namesOf(tasks: readonly TaskView[]): string {
  if (tasks.length === 0) return 'empty';
  const names = tasks.slice(0, MOST_NAMES).map((task) => task.name);
  const more = tasks.length - names.length;
  return `${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** A slab or an object in one line; null for none. */
export function readout(view: View, cache: CacheView, selection: Selection): string | null {
  if (selection === null) return null;
  if (selection.kind === 'slab') {
    const { used, parked, free } = slabSplit(view, selection.slot, cache.slabObjs);
    const age = view.slabAge.get(selection.slot);
    return `${slabName(view, selection.slot)} · ${used} in use, ${parked} in magazines, ${free} free · last touched in jiffy ${age}`;
  }
  const name = objectName(view, selection.slot);
  return `${name} · ${whereabouts(view, selection.slot)} since jiffy ${view.objSince.get(selection.slot)} · ${objectAddress(view, selection.slot) ?? 'no address'}`;
}

/** Where an object is, in words. */
export function whereabouts(view: View, obj: number): string {
  switch (view.objPlace.get(obj)) {
    case PLACE.slab:
      return 'free in its slab';
    case PLACE.magazine:
      return `in the magazine of CPU ${view.objCpu.get(obj)}`;
    case PLACE.caller:
      return `with a caller (${taskName(view, view.objTask.get(obj))}, CPU ${view.objCpu.get(obj)})`;
    case PLACE.emergency:
      return `an emergency object with a caller (${taskName(view, view.objTask.get(obj))})`;
    case PLACE.linux:
      return 'out of the Linux slab';
    default:
      return 'gone';
  }
}

function SlabTable({
  view,
  cache,
  slabs,
}: {
  view: View;
  cache: CacheView;
  slabs: readonly number[];
}): JSX.Element {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="as-table" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Slabs as a table</summary>
      {isOpen && (
        <table>
          <thead>
            <tr>
              <th>slab</th>
              <th>list</th>
              <th>in use</th>
              <th>in magazines</th>
              <th>free</th>
              <th>age (jiffy)</th>
            </tr>
          </thead>
          <tbody className="mono">
            {slabs.slice(0, TABLE_ROWS).map((slab) => {
              const { used, parked, free } = slabSplit(view, slab, cache.slabObjs);
              return (
                <tr key={slab}>
                  <th scope="row">{slabName(view, slab)}</th>
                  <td>{view.slabList.get(slab) === -1 ? 'partial' : 'complete'}</td>
                  <td>{used}</td>
                  <td>{parked}</td>
                  <td>{free}</td>
                  <td>{view.slabAge.get(slab)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      {isOpen && slabs.length > TABLE_ROWS && (
        <p className="dim">
          The first {TABLE_ROWS} of {slabs.length} slabs.
        </p>
      )}
    </details>
  );
}
