import type { ChapterStart } from '../model/chapters/chapter.ts';

/** Where a chapter is relative to the playhead. */
export type ChapterState = 'past' | 'current' | 'coming' | 'awaited' | 'not recorded' | 'absent';

const REMARKS: Readonly<Record<ChapterState | 'playing', string>> = {
  past: '',
  current: '',
  playing: 'playing',
  coming: '',
  awaited: 'opens as soon as it is recorded',
  'not recorded': 'not recorded yet',
  absent: 'does not occur in this run',
};

/** A chapter with its number: “3 · Deadlock”. */
export function chapterTitle(index: number, { title }: Pick<ChapterStart, 'title'>): string {
  return `${index + 1} · ${title}`;
}

/** What a chapter shows, and what is special about it. */
export function chapterTip({ about }: Pick<ChapterStart, 'about'>, state: ChapterState | 'playing'): string {
  const remark = REMARKS[state];
  return remark === '' ? about : `${about} (${remark})`;
}
