import { Play } from 'lucide-react';
import { type JSX, useEffect, useRef } from 'react';
import type { ChapterStart } from '../../model/chapters/chapter.ts';
import { goToChapter } from '../../state/chapters.ts';
import { app, useSession } from '../../state/page.ts';
import { chapterTip } from '../../words/chapters.ts';
import { tip } from '../widgets/tip.ts';
import { shareOfChapter, stateOf } from './chapter-state.ts';
import css from './chapter-strip.module.css';

/** The chapters of the scenario in a row; nothing for a machine without any. */
export function ChapterStrip({ isLarge = false }: { readonly isLarge?: boolean }): JSX.Element | null {
  const chapters = useSession((session) => session.chapters);
  if (chapters.length === 0) return null;
  return (
    <nav className={css['strip']} aria-label="Chapters" data-large={isLarge}>
      <ol>
        {chapters.map((chapter, i) => (
          <ChapterItem key={chapter.title} chapter={chapter} index={i} />
        ))}
      </ol>
    </nav>
  );
}

interface ChapterItemProps {
  readonly chapter: ChapterStart;
  readonly index: number;
}

function ChapterItem({ chapter, index }: ChapterItemProps): JSX.Element {
  const state = useSession((session) => stateOf(session, index));
  const isCurrent = state === 'current';
  const isPlaying = useSession((session) => session.playing) && isCurrent;
  const words = chapterTip(chapter, isPlaying ? 'playing' : state);
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isCurrent && item.current !== null) centreInStrip(item.current);
  }, [isCurrent]);
  return (
    <li ref={item} data-state={state}>
      <button
        type="button"
        data-state={state}
        aria-current={isCurrent ? 'step' : undefined}
        {...tip(words)}
        onClick={() => goToChapter(app, index)}
      >
        <span className={css['number']}>{isPlaying ? <Play size={12} /> : index + 1}</span>
        <span className={css['name']}>{chapter.title}</span>
        {isCurrent && <Progress />}
      </button>
    </li>
  );
}

/** Scrolls a strip that is wider than the screen, but not the page that it is on. */
function centreInStrip(item: HTMLElement): void {
  const strip = item.closest('nav');
  if (strip === null) return;
  const [own, seen] = [item.getBoundingClientRect(), strip.getBoundingClientRect()];
  strip.scrollLeft += own.left + own.width / 2 - (seen.left + seen.width / 2);
}

function Progress(): JSX.Element {
  const share = useSession((session) => Math.round(100 * shareOfChapter(session)));
  return <span className={css['progress']} aria-hidden="true" style={{ inlineSize: `${share}%` }} />;
}
