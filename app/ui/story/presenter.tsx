import type { JSX } from 'react';
import { toneOf } from '../../model/notice.ts';
import { useSession } from '../../state/page.ts';
import { useShell } from '../../state/shell.ts';
import { noticeWords } from '../../words/notices.ts';
import { Banners } from '../shell/banners.tsx';
import { Starting } from '../shell/starting.tsx';
import { StagePanel } from '../stage/stage.tsx';
import { Readout } from '../transport/transport.tsx';
import { Guarded } from '../widgets/guarded.tsx';
import { ChapterCaption } from './chapter-caption.tsx';
import { ChapterStrip } from './chapter-strip.tsx';
import css from './presenter.module.css';
import { ReclaimCount } from './reclaim-count.tsx';

/** For a projector: a caption, the stage and the chapters, in large type. */
export function Presenter(): JSX.Element {
  const isBlank = useShell((shell) => shell.isBlank);
  const hasChapters = useSession((session) => session.chapters.length > 0);
  const hasStarted = useSession((session) => session.origin !== null);
  return (
    <div className={css['presenter']}>
      <main className={css['main']}>
        <ChapterCaption />
        <Guarded what="The stage">
          <div className={css['stage']}>
            <Banners />
            {hasStarted ? <StagePanel /> : <Starting />}
          </div>
        </Guarded>
        <ReclaimCount />
      </main>
      <footer className={css['foot']}>
        <Awaited />
        {hasChapters ? (
          <ChapterStrip isLarge />
        ) : (
          <div className={css['moment']}>
            <Readout />
          </div>
        )}
      </footer>
      {isBlank && <div className={css['blank']} role="status" aria-label="The screen is blank" />}
    </div>
  );
}

/** Why a chapter does not open yet, or what went wrong. */
function Awaited(): JSX.Element | null {
  const notice = useSession((session) => session.notice);
  const isShown = notice !== null && (notice.kind.startsWith('chapter') || toneOf(notice) === 'problem');
  return isShown ? (
    <p className={css['notice']} role="status">
      {noticeWords(notice)}
    </p>
  ) : null;
}
