import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { JSX } from 'react';
import { MARKS } from '../../model/series/marks.ts';
import { app, useSession } from '../../state/page.ts';
import { setSession } from '../../state/session.ts';
import { MARK_WORDS } from '../../words/marks.ts';
import css from './transport.module.css';

/** The kind of mark that is looked for where there is room, and the way to the one before and the next. */
export function MarkChoice({ onGo }: { readonly onGo: (direction: 1 | -1) => void }): JSX.Element {
  return (
    <span className={css['marks']}>
      <button
        type="button"
        className="icon"
        aria-label="Previous mark"
        title="Previous mark (p)"
        onClick={() => onGo(-1)}
      >
        <ChevronLeft size={16} />
      </button>
      <MarkKindChoice />
      <button
        type="button"
        className="icon"
        aria-label="Next mark"
        title="Next mark (n)"
        onClick={() => onGo(1)}
      >
        <ChevronRight size={16} />
      </button>
    </span>
  );
}

/** The kind of mark that is looked for. */
export function MarkKindChoice(): JSX.Element {
  const markKind = useSession((session) => session.markKind);
  const { marks } = useSession((session) => session.recording.series);
  useSession((session) => session.length);
  return (
    <select
      aria-label="Kind of mark"
      value={markKind}
      onChange={(event) =>
        setSession(app, { markKind: MARKS.find((kind) => kind === event.target.value) ?? 'grow' })
      }
    >
      {MARKS.map((kind) => (
        <option key={kind} value={kind} disabled={marks[kind].length === 0 && kind !== markKind}>
          {MARK_WORDS[kind]} ({marks[kind].length.toLocaleString('en')})
        </option>
      ))}
    </select>
  );
}
