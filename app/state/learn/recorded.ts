import { NS_PER_MS } from '../../../engine/index.ts';
import { findMoment } from '../../lessons/find-moment.ts';
import type { When } from '../../lessons/lesson.ts';
import type { Recording } from '../../model/recording.ts';
import type { InSession, Session } from '../session.ts';

/** Resolves once what is wanted is recorded, or nothing more will be. */
function whenRecorded(app: InSession, isThere: (session: Session) => boolean): Promise<void> {
  const isDone = (session: Session): boolean => !session.isRecording || isThere(session);
  if (isDone(app.session.getState())) return Promise.resolve();
  return new Promise((resolve) => {
    const stop = app.session.subscribe((session) => {
      if (!isDone(session)) return;
      stop();
      resolve();
    });
  });
}

/** The moment that a lesson means, in what is recorded; null when the run does not have it. Waits while it is recorded. */
export async function locate(app: InSession, when: When): Promise<number | null> {
  await whenRecorded(app, ({ recording }) => findMoment(recording, when) !== null && isPast(recording, when));
  const { recording } = app.session.getState();
  return findMoment(recording, when);
}

/** Whether the recording has passed the time that is asked for. */
function isPast({ times }: Recording, { at }: When): boolean {
  return at === null || times.latest > at * NS_PER_MS;
}
