import { NS_PER_MS } from '../../../engine/index.ts';
import { findMoment } from '../../lessons/find-moment.ts';
import type { When } from '../../lessons/lesson.ts';
import type { Recording } from '../../model/recording.ts';
import type { InSession, Session } from '../session.ts';

/** Ms between two checks of what is recorded. */
const LOOK_MS = 16;

/** Resolves once the condition holds, or nothing more will be recorded. */
function whenRecorded(app: InSession, isThere: (session: Session) => boolean): Promise<void> {
  const isDone = (): boolean => {
    const session = app.session.getState();
    return !session.isRecording || isThere(session);
  };
  if (isDone()) return Promise.resolve();
  return new Promise((resolve) => {
    const check = (): void => {
      if (!isDone()) return;
      stop();
      clearInterval(timer);
      resolve();
    };
    const stop = app.session.subscribe(check);
    // The session redraws less and less often while recording ahead; a step must not wait for that.
    const timer = setInterval(check, LOOK_MS);
  });
}

/** Resolves once the machine that is shown is recorded to its end, or as far as there is room. */
export function recordedAhead(app: InSession): Promise<void> {
  return whenRecorded(app, () => false);
}

/** The moment that a lesson means; null if the run does not have it. Waits while the run is being recorded. */
export async function locate(app: InSession, when: When): Promise<number | null> {
  await whenRecorded(app, ({ recording }) => isRecorded(recording, when));
  const { recording } = app.session.getState();
  return findMoment(recording, when);
}

/** Returns whether a recording has the moment that a lesson means. */
export function isRecorded(recording: Recording, when: When): boolean {
  const { at } = when;
  const isPast = at === null || recording.times.latest > at * NS_PER_MS;
  return isPast && findMoment(recording, when) !== null;
}
