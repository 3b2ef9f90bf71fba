import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { JSX } from 'react';
import { MARKS } from '../../model/series/marks.ts';
import { app, useSession } from '../../state/page.ts';
import { setSession } from '../../state/session.ts';
import { MARK_WORDS } from '../../words/marks.ts';
import { formatCount } from '../../words/numbers.ts';
import { ActionButton } from '../actions/action-button.tsx';
import { TIME } from '../actions/time.ts';
import css from './transport.module.css';

/** The kind of mark to look for, if there is room, and the buttons to the previous and the next one. */
export function MarkChoice(): JSX.Element {
  return (
    <span className={css['marks']}>
      <ActionButton action={TIME.previousMark} className="icon">
        <ChevronLeft size={16} />
      </ActionButton>
      <MarkKindChoice />
      <ActionButton action={TIME.nextMark} className="icon">
        <ChevronRight size={16} />
      </ActionButton>
    </span>
  );
}

/** The kind of mark to look for. */
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
          {MARK_WORDS[kind]} ({formatCount(marks[kind].length)})
        </option>
      ))}
    </select>
  );
}
