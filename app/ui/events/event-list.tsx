import { type JSX, type KeyboardEvent, useEffect, useMemo, useState } from 'react';
import type { Recording } from '../../model/recording.ts';
import { app } from '../../state/page.ts';
import { seek, setSession } from '../../state/session.ts';
import { type Line, Narrator } from '../../words/narrator.ts';
import { formatCount } from '../../words/numbers.ts';
import { placeAfter } from '../widgets/place-after.ts';
import { nameTip } from '../widgets/tip.ts';
import css from './events.module.css';
import { type Found, lastUpTo } from './use-event-search.ts';
import { ROW, useRows } from './use-rows.ts';

/** Time budget for sentences in a frame, in ms; the rest follow in the next frame. */
const SHARE = 6;
/** Rows that PageUp and PageDown move. */
const PAGE = 10;

/** The contents of a list of events. */
export interface EventListProps {
  readonly recording: Recording;
  readonly found: Found;
  readonly moment: number;
}

/** The events found, one per row; the playhead's is current. Arrow keys move through them, a click goes there. */
export function EventList({ recording, found, moment }: EventListProps): JSX.Element {
  const { moments, keptFrom, count } = found;
  const current = moments === null ? Math.max(-1, moment - 1 - keptFrom) : lastUpTo(moments, moment - 1);
  const isAt = moments === null ? current >= 0 : moments[current] === moment - 1;
  const { scroller, base, items, height, onScroll } = useRows(current, count);
  const eventAt = (index: number): number =>
    moments === null ? keptFrom + index : (moments[index] ?? keptFrom);
  const describe = useNarrator(
    recording,
    items.map(({ index }) => eventAt(base + index)),
  );
  // Rows that are scrolled out of view are not on the page.
  const isShown = isAt && items.some(({ index }) => base + index === current);
  const go = (index: number): void => {
    if (index < 0 || index >= count) return;
    setSession(app, { playing: false });
    seek(app, eventAt(index) + 1);
  };
  const press = (event: KeyboardEvent): void => {
    const next = placeAfter(event.key, isAt ? current : current + 0.5, count, { arrows: 'down', page: PAGE });
    if (next === null) return;
    event.preventDefault();
    go(next);
  };
  return (
    <div
      ref={scroller}
      className={css['list']}
      role="listbox"
      tabIndex={0}
      aria-label="Events"
      aria-activedescendant={isShown ? `event-${current}` : undefined}
      onKeyDown={press}
      onScroll={onScroll}
    >
      <div style={{ blockSize: height, position: 'relative' }}>
        {items.map(({ index: row, start }) => {
          const index = base + row;
          const number = eventAt(index);
          return (
            <EventRow
              key={index}
              place={{ index, count, start }}
              number={number}
              moment={moment}
              line={describe(number)}
              onChoose={() => go(index)}
            />
          );
        })}
      </div>
      {recording.length === 0 && <p className="dim">No events yet.</p>}
    </div>
  );
}

interface EventRowProps {
  /** Its index among the events found, their number, and its distance from the top in px. */
  readonly place: { readonly index: number; readonly count: number; readonly start: number };
  /** Number of the event, from 0. */
  readonly number: number;
  readonly moment: number;
  /** Null until it has been described. */
  readonly line: Line | null;
  readonly onChoose: () => void;
}

function EventRow({ place, number, moment, line, onChoose }: EventRowProps): JSX.Element {
  const { index, count, start } = place;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list has the keys, and the focus.
    <div
      id={`event-${index}`}
      role="option"
      tabIndex={-1}
      aria-selected={number === moment - 1}
      aria-setsize={count}
      aria-posinset={index + 1}
      className={css['event']}
      data-later={number >= moment}
      {...nameTip(line === null ? '' : `${line.who} ${line.words}`)}
      style={{ blockSize: ROW, lineHeight: `${ROW}px`, transform: `translateY(${start}px)` }}
      onClick={onChoose}
    >
      <span className={css['number']}>{formatCount(number + 1)}</span>{' '}
      {line !== null && (
        <>
          <span className={css['who']}>{shortWho(line.who)}</span> {line.words}
        </>
      )}
    </div>
  );
}

/** Shortens “CPU 3 · writer/3” to “writer/3@3”. */
function shortWho(who: string): string {
  return who.replace(/^CPU (\d+) · (.*)$/, '$2@$1');
}

/** Describes the events in view, as many as fit into a few milliseconds; the rest follow frame by frame. */
function useNarrator(recording: Recording, seen: readonly number[]): (moment: number) => Line | null {
  const narrator = useMemo(() => new Narrator(recording), [recording]);
  const [, setTurn] = useState(0);
  const end = performance.now() + SHARE;
  let isBehind = false;
  for (const moment of seen) {
    if (narrator.known(moment) !== null) continue;
    if (performance.now() > end) {
      isBehind = true;
      break;
    }
    narrator.describe(moment);
  }
  useEffect(() => {
    if (!isBehind) return;
    const frame = requestAnimationFrame(() => setTurn((turn) => turn + 1));
    return () => cancelAnimationFrame(frame);
  });
  return (moment) => narrator.known(moment);
}
