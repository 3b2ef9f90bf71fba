import { type JSX, useRef } from 'react';
import { currentChapter } from '../../model/chapters/current-chapter.ts';
import { useSession } from '../../state/page.ts';
import { chapterTitle } from '../../words/chapters.ts';
import { nameTip } from '../widgets/tip.ts';
import { useIsCut } from '../widgets/use-is-cut.ts';
import css from './chapter-caption.module.css';

/** The current chapter in large type: its title, and what it shows. Before the first one, the title of the machine. */
export function ChapterCaption({ isOneLine = false }: { readonly isOneLine?: boolean }): JSX.Element {
  const index = useSession(({ chapters, moment }) => currentChapter(chapters, moment));
  const chapter = useSession(({ chapters }) => chapters[index] ?? null);
  const title = useSession(({ origin }) => origin?.title ?? '');
  const line = useRef<HTMLParagraphElement>(null);
  const name = chapter === null ? title : chapterTitle(index, chapter);
  const words = `${name} ${chapter?.about ?? ''}`;
  const isCut = useIsCut(line, words);
  return (
    <p
      ref={line}
      className={css['caption']}
      data-one-line={isOneLine}
      tabIndex={isCut ? 0 : undefined}
      aria-live="polite"
      {...nameTip(words)}
    >
      <strong>{name}</strong> {chapter !== null && <span>{chapter.about}</span>}
    </p>
  );
}
