import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { type JSX, type KeyboardEvent, type RefObject, useEffect, useMemo, useRef } from 'react';
import { isSameSelection } from '../../model/selection.ts';
import { type Row, selectedBy, tableRows } from '../../model/table/rows.ts';
import { moveBy, typedTo } from '../../model/table/walk.ts';
import { app } from '../../state/page.ts';
import { type Session, select } from '../../state/session.ts';
import { COLUMNS, cellsOf } from '../../words/table-cells.ts';
import { IS_COARSE } from '../widgets/coarse-pointer.ts';
import { useThrottledSession } from '../widgets/use-throttled-session.ts';
import { PictureChoice } from './picture-choice.tsx';
import css from './table.module.css';
import { TableRow } from './table-row.tsx';
import { type OpenRows, useOpenRows } from './use-open-rows.ts';

/** Height of a row, px. */
const ROW = IS_COARSE ? 44 : 26;
/** Height of the row of titles, px. */
const HEAD = 26;
/** Letters typed within this many ms form one search. */
const TYPING = 700;

/** The content of the picture as a tree of rows for the keyboard. It follows the playhead and the selection. */
export function PictureTable(): JSX.Element {
  const session = useThrottledSession();
  const { view, focus } = session;
  const cache = view.caches[focus] ?? null;
  return (
    <section className={css['panel']} aria-label="Table">
      <header className={css['head']}>
        <h2 className={css['name']}>{cache?.name ?? 'No cache'}</h2>
        <span className="dim">Arrow keys move and open rows, Enter selects.</span>
        <PictureChoice />
      </header>
      <Grid session={session} name={cache?.name ?? 'No cache'} />
    </section>
  );
}

function Grid({ session, name }: { readonly session: Session; readonly name: string }): JSX.Element {
  const { view, focus, hz, selection } = session;
  const cache = view.caches[focus] ?? null;
  const openRows = useOpenRows(view, selection);
  const { open, toggle, active, setActive } = openRows;
  const rows = useMemo(() => rowsOf(session, open), [session, open]);
  const at = Math.max(
    0,
    rows.findIndex(({ id }) => id === active),
  );
  const { scroller, virtual } = useVirtualRows(rows.length, at);
  const press = useTableKeys(session, rows, at, openRows);
  return (
    <div ref={scroller} className={css['scroller']}>
      <table
        className={css['grid']}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a treegrid is what the pattern makes of a table.
        role="treegrid"
        tabIndex={0}
        aria-label={`${name}, as a table`}
        aria-rowcount={rows.length + 1}
        aria-activedescendant={`row-${at}`}
        onKeyDown={press}
      >
        <Head />
        <tbody style={{ blockSize: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const row = rows[index];
            if (row === undefined) return null;
            return (
              <TableRow
                key={row.id}
                row={row}
                index={index}
                start={start - HEAD}
                height={ROW}
                cells={cellsOf(view, cache, row, hz)}
                isActive={index === at}
                isSelected={isSelectedBy(row, session)}
                onToggle={() => toggle(row.id)}
                onChoose={() => {
                  setActive(row.id);
                  choose(row, focus, toggle);
                }}
              />
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** Only visible rows are on the page; scrolls to row `at`. */
function useVirtualRows(
  count: number,
  at: number,
): {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly virtual: Virtualizer<HTMLDivElement, Element>;
} {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 8,
    scrollMargin: HEAD,
    scrollPaddingStart: HEAD,
  });
  useEffect(() => {
    virtual.scrollToIndex(at, { align: 'auto' });
  }, [at, virtual]);
  return { scroller, virtual };
}

function Head(): JSX.Element {
  return (
    <thead>
      <tr aria-rowindex={1} className={css['row']}>
        <th scope="col">Name</th>
        {COLUMNS.map((column) => (
          <th key={column} scope="col">
            {column}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function isSelectedBy(row: Row, { selection, focus }: Session): boolean {
  const own = selectedBy(row, focus);
  return own !== null && isSameSelection(own, selection);
}

function rowsOf({ view, focus, cpus }: Session, open: ReadonlySet<string>): readonly Row[] {
  return tableRows(view, view.caches[focus] ?? null, cpus, open);
}

/** Selects the subject of a row; opens or closes a part of the picture. */
function choose(row: Row, cache: number, toggle: (id: string) => void): void {
  const wanted = selectedBy(row, cache);
  if (wanted === null) toggle(row.id);
  else select(app, wanted);
}

/** What the keys do on row `at`. */
function useTableKeys(
  { view, focus, hz }: Session,
  rows: readonly Row[],
  at: number,
  { toggle, setActive }: OpenRows,
): (event: KeyboardEvent) => void {
  const typed = useTyping();
  const nameOf = (i: number): string => {
    const row = rows[i];
    return row === undefined ? '' : cellsOf(view, view.caches[focus] ?? null, row, hz).name;
  };
  const act = (key: string): boolean => {
    const move = moveBy(key, rows, at);
    const row = rows[at];
    if (move?.kind === 'toggle') toggle(move.id);
    else if (move?.kind === 'go') setActive(rows[move.to]?.id ?? '');
    else if (row !== undefined && (key === 'Enter' || key === ' ')) choose(row, focus, toggle);
    else if (/^\w$/.test(key)) setActive(rows[typedTo(typed(key), at, rows.length, nameOf)]?.id ?? '');
    else return false;
    return true;
  };
  return (event) => {
    const isOurs = !event.ctrlKey && !event.metaKey && !event.altKey && act(event.key);
    if (isOurs) event.preventDefault();
  };
}

/** Gathers letters that are typed in quick succession. */
function useTyping(): (letter: string) => string {
  const typing = useRef({ letters: '', last: 0 });
  return (letter) => {
    const { letters, last } = typing.current;
    const now = performance.now();
    typing.current = { letters: (now - last < TYPING ? letters : '') + letter.toLowerCase(), last: now };
    return typing.current.letters;
  };
}
