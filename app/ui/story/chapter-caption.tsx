import type { JSX } from 'react';
import { currentChapter } from '../../model/chapters/current-chapter.ts';
import { useSession } from '../../state/page.ts';
import { chapterTitle } from '../../words/chapters.ts';
import css from './chapter-caption.module.css';

/** The current chapter in large type: its title, and what it shows. Before the first one, the title of the machine. */
export function ChapterCaption({ isOneLine = false }: { readonly isOneLine?: boolean }): JSX.Element {
  const index = useSession(({ chapters, moment }) => currentChapter(chapters, moment));
  const chapter = useSession(({ chapters }) => chapters[index] ?? null);
  const title = useSession(({ origin }) => origin?.title ?? '');
  return (
    <p className={css['caption']} data-one-line={isOneLine} aria-live="polite">
      <strong>{chapter === null ? title : chapterTitle(index, chapter)}</strong>{' '}
      {chapter !== null && <span>{chapter.about}</span>}
    </p>
  );
}
