import type { JSX } from 'react';
import { objectName } from '../../model/queries/names.ts';
import type { CacheView, MagazineView, View } from '../../model/view.ts';
import type { Selection } from '../../state/session.ts';
import style from './magazine.module.css';

/** The magazine of a cpu. */
export interface MagazineProps {
  readonly view: View;
  readonly cache: CacheView;
  readonly cpu: number;
  readonly skm: MagazineView;
  /** Jiffies in a second. */
  readonly hz: number;
  /** Whether there is room for the next object out only. */
  readonly isSmall: boolean;
  readonly selection: Selection;
  readonly onSelect: (selection: Selection) => void;
}

/** Seconds after which a magazine is too old (skc_delay). */
const DELAY = 15;
/** Rounds that are drawn of a magazine: the oldest and the youngest. */
const OLDEST = 1;
const YOUNGEST = 4;

/** How full a magazine is, its rounds from the oldest to the next one out, and how old it is. */
export function Magazine(props: MagazineProps): JSX.Element {
  const { view, cache, cpu, skm, hz, isSmall } = props;
  const { objs } = skm;
  const seconds = (view.jiffies - skm.age) / hz;
  return (
    <>
      <p className="magazine-count">
        <span className="mono">
          {objs.length} of {cache.magSize}
        </span>{' '}
        <span className="dim">{objs.length === 0 ? 'empty' : isSmall ? 'next out' : 'next out last'}</span>
        {isSmall && objs.length > 0 && <Round {...props} obj={objs.at(-1) ?? 0} />}
      </p>
      {!isSmall && (
        <ol
          className="rounds"
          aria-label={`Magazine of CPU ${cpu}, oldest first: ${objs.length} of ${cache.magSize}`}
        >
          <Rounds {...props} />
        </ol>
      )}
      <div className={style['level']} aria-hidden="true">
        <span style={{ inlineSize: percent(objs.length / Math.max(1, cache.magSize)) }} />
      </div>
      <div
        className="age"
        title={`skm_age: last taken from ${seconds.toFixed(1)} s ago; too old after ${DELAY} s`}
      >
        <span style={{ inlineSize: percent(seconds / DELAY) }} />
      </div>
    </>
  );
}

function Rounds(props: MagazineProps): JSX.Element {
  const { objs } = props.skm;
  const left = objs.length - OLDEST - YOUNGEST;
  // The mark takes the place of a round: it must stand for two at least.
  const shown = left > 1 ? [...objs.slice(0, OLDEST), -1, ...objs.slice(-YOUNGEST)] : objs;
  return (
    <>
      {shown.map((obj) =>
        obj < 0 ? (
          <li key="more" className="dim mono">
            … {left} …
          </li>
        ) : (
          <li key={obj}>
            <Round {...props} obj={obj} />
          </li>
        ),
      )}
    </>
  );
}

function Round({ view, obj, selection, onSelect }: MagazineProps & { readonly obj: number }): JSX.Element {
  return (
    <button
      type="button"
      className="round"
      aria-pressed={selection?.kind === 'object' && selection.slot === obj}
      onClick={() => onSelect({ kind: 'object', slot: obj })}
    >
      {objectName(view, obj).slice(1)}
    </button>
  );
}

function percent(share: number): string {
  return `${100 * Math.min(1, share)}%`;
}
