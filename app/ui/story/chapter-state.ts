import { currentChapter, nextStart } from '../../model/chapters/current-chapter.ts';
import { app } from '../../state/page.ts';
import { scheduleOf } from '../../state/schedule.ts';
import type { Session } from '../../state/session.ts';
import type { ChapterState } from '../../words/chapters.ts';

/** Where a chapter is relative to the playhead. */
export function stateOf(session: Session, index: number): ChapterState {
  const { chapters, moment, awaitedChapter, isOver, panicked } = session;
  const start = chapters[index]?.moment ?? null;
  if (start === null) {
    if (awaitedChapter === index) return 'awaited';
    return isOver || panicked ? 'absent' : 'not recorded';
  }
  const current = currentChapter(chapters, moment);
  if (index === current) return 'current';
  return start <= moment ? 'past' : 'coming';
}

/** The share of the current chapter that has been shown, from 0 to 1. */
export function shareOfChapter({ chapters, moment, length }: Session): number {
  const index = currentChapter(chapters, moment);
  const start = chapters[index]?.moment ?? null;
  if (start === null) return 0;
  const schedule = scheduleOf(app);
  const from = schedule.secondsAt(start);
  const to = schedule.secondsAt(nextStart(chapters, index) ?? length);
  return to <= from ? 1 : Math.min(1, Math.max(0, (schedule.secondsAt(moment) - from) / (to - from)));
}
