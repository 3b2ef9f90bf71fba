import { NS_PER_MS } from '../../engine/index.ts';
import type { ChapterStart } from '../model/chapters/chapter.ts';
import { Schedule } from '../model/pace/schedule.ts';
import type { Recording } from '../model/recording.ts';
import type { InSession } from './session.ts';

/** The moment at which the scenario ends; infinite if it is endless or its end is not recorded yet. */
export function endOfScenario(app: InSession): number {
  const { origin, isOver, recording } = app.session.getState();
  const end = origin?.scenario.end ?? 0;
  return isOver && end > 0 ? recording.momentAtTime(end * NS_PER_MS) : Number.POSITIVE_INFINITY;
}

/** Whether the playhead is at the end of the scenario, or at a later event of the same time. */
export function isAtEndOfScenario(app: InSession): boolean {
  const { origin, moment, recording } = app.session.getState();
  const end = (origin?.scenario.end ?? 0) * NS_PER_MS;
  // A call in progress at the end may run a little longer.
  return moment >= endOfScenario(app) && recording.timeBefore(moment) <= end + NS_PER_MS;
}

/** What a schedule is made from. */
interface Basis {
  readonly recording: Recording;
  readonly chapters: readonly ChapterStart[];
  readonly length: number;
  readonly isOver: boolean;
  readonly schedule: Schedule;
}

const known = new WeakMap<Recording, Basis>();

/** When each moment of the recording is shown at the action pace. */
export function scheduleOf(app: InSession): Schedule {
  const { recording, chapters, length, isOver, start, origin } = app.session.getState();
  const last = known.get(recording);
  if (last?.length === length && last.isOver === isOver && last.chapters === chapters) return last.schedule;
  const hasEnd = (origin?.scenario.end ?? 0) > 0;
  const moments = chapters.flatMap(({ moment }) => (moment === null ? [] : [moment]));
  const schedule = new Schedule(recording.action, {
    from: start,
    chapters: moments.sort((a, b) => a - b),
    end: hasEnd ? Math.max(start, Math.min(length, endOfScenario(app))) : start,
  });
  known.set(recording, { recording, chapters, length, isOver, schedule });
  return schedule;
}
