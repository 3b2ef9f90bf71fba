import type { ChapterStart } from './chapter.ts';

/** The index of the chapter that a moment belongs to; −1 before the first one. */
export function currentChapter(chapters: readonly ChapterStart[], moment: number): number {
  return chapters.reduce((last, chapter, i) => (isReached(chapter, moment) ? i : last), -1);
}

/** The moment at which the next chapter begins; null for the last chapter, or if it has not been recorded. */
export function nextStart(chapters: readonly ChapterStart[], index: number): number | null {
  const from = chapters[index]?.moment ?? null;
  if (from === null) return null;
  const later = chapters.flatMap(({ moment }) => (moment !== null && moment > from ? [moment] : []));
  return later.length === 0 ? null : Math.min(...later);
}

function isReached({ moment: start }: ChapterStart, moment: number): boolean {
  return start !== null && start <= moment;
}
