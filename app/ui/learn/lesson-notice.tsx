import { X } from 'lucide-react';
import { type JSX, useEffect } from 'react';
import { toneOf } from '../../model/notice.ts';
import { app, useSession } from '../../state/page.ts';
import { setSession } from '../../state/session.ts';
import { noticeWords } from '../../words/notices.ts';
import css from './lesson-notice.module.css';

/** Ms after which a notice disappears, unless it is a problem. */
const STAYS = 12_000;

/** Notices over the lower edge of the view, which has no status line. */
export function LessonNotice(): JSX.Element {
  const notice = useSession((session) => session.notice);
  useEffect(() => {
    if (notice === null || toneOf(notice) === 'problem') return;
    const timer = window.setTimeout(() => setSession(app, { notice: null }), STAYS);
    return () => window.clearTimeout(timer);
  }, [notice]);
  return (
    <div role="status">
      {notice !== null && (
        <div className={css['notice']} data-tone={toneOf(notice)}>
          <p>{noticeWords(notice)}</p>
          <button
            type="button"
            className="quiet icon"
            aria-label="Dismiss"
            onClick={() => setSession(app, { notice: null })}
          >
            <X size={14} aria-hidden="true" />
          </button>
        </div>
      )}
    </div>
  );
}
