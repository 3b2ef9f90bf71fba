import type { JSX } from 'react';
import { activityPhrase, innermost, objectName } from '../../model/queries/names.ts';
import type { CacheView, MagazineView, TaskView, View } from '../../model/view.ts';
import type { Selection } from '../../state/session.ts';

/** The cpus with their threads and the magazines of a cache. */
export interface CpusProps {
  readonly view: View;
  readonly cache: CacheView;
  readonly cpus: number;
  readonly hz: number;
  readonly selection: Selection;
  readonly onSelect: (selection: Selection) => void;
}

/** Seconds after which a magazine is too old (skc_delay). */
const DELAY = 15;
/** Rounds of a magazine that are drawn; of a fuller one the oldest and the youngest. */
const OLDEST = 3;
const YOUNGEST = 9;

/** A card for each cpu: who is there, what it does, and its magazine. */
export function Cpus({ view, cache, cpus, hz, selection, onSelect }: CpusProps): JSX.Element {
  return (
    <section aria-label="Threads and magazines">
      <header className="stratum-head">
        <h2>Threads and magazines</h2>
        <span className="mono dim">
          {cache.magSize === 0 ? 'no magazines' : `skm_size ${cache.magSize} · skm_refill ${cache.magRefill}`}
        </span>
      </header>
      <ul className={cpus > 8 ? 'cpus many' : 'cpus'}>
        {Array.from({ length: cpus }, (_, cpu) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the index is the cpu's own number.
          <li className="cpu" key={cpu}>
            <CpuCard {...{ view, cache, cpu, hz, selection, onSelect }} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function CpuCard({ view, cache, cpu, hz, selection, onSelect }: CardProps): JSX.Element {
  const here = view.tasks.filter((task) => task.id > 0 && task.cpu === cpu && isBusy(view, task));
  const running = here.find((task) => task.activity === 'running');
  const skm = cache.magazines[cpu] ?? null;
  return (
    <>
      <p className="cpu-name">
        <strong>CPU {cpu}</strong> <span className="mono">{running?.name ?? ''}</span>
        {view.irqsOff[cpu] === true && <span className="tag">irq off</span>}
      </p>
      <p className="mono cpu-fn">{(running === undefined ? null : innermost(running)) ?? '\u00a0'}</p>
      {skm !== null && <Magazine {...{ view, cache, cpu, skm, hz, selection, onSelect }} />}
      {here
        .filter((task) => task !== running)
        .map((task) => (
          <p className="queued" key={task.id}>
            <span className="mono">{task.name}</span> {activityPhrase(view, task)}
          </p>
        ))}
    </>
  );
}

type CardProps = Omit<CpusProps, 'cpus'> & { readonly cpu: number };

function isBusy(view: View, task: TaskView): boolean {
  return activityPhrase(view, task) !== 'idle';
}

function Magazine(props: CardProps & { readonly skm: MagazineView }): JSX.Element {
  const { view, cache, cpu, skm, hz, selection, onSelect } = props;
  const { objs } = skm;
  const isLong = objs.length > OLDEST + YOUNGEST;
  const shown = isLong ? [...objs.slice(0, OLDEST), -1, ...objs.slice(-YOUNGEST)] : objs;
  const age = Math.min(1, (view.jiffies - skm.age) / (DELAY * hz));
  return (
    <>
      <p className="magazine-count">
        <span className="mono">
          {objs.length} of {cache.magSize}
        </span>{' '}
        <span className="dim">{objs.length === 0 ? 'empty' : 'oldest → next out'}</span>
      </p>
      <ol
        className="rounds"
        aria-label={`Magazine of CPU ${cpu}, oldest first: ${objs.length} of ${cache.magSize}`}
      >
        {shown.map((obj) =>
          obj < 0 ? (
            <li key="more" className="dim mono">
              … {objs.length - OLDEST - YOUNGEST} …
            </li>
          ) : (
            <li key={obj}>
              <button
                type="button"
                className="round"
                aria-pressed={selection?.kind === 'object' && selection.slot === obj}
                onClick={() => onSelect({ kind: 'object', slot: obj })}
              >
                {objectName(view, obj).slice(1)}
              </button>
            </li>
          ),
        )}
      </ol>
      <div
        className="age"
        title={`last taken from ${((view.jiffies - skm.age) / hz).toFixed(1)} s ago; too old after ${DELAY} s`}
      >
        <span style={{ inlineSize: `${age * 100}%` }} />
      </div>
    </>
  );
}
