import { EVENT_KINDS, EVENT_WORDS, kindOf, NS_PER_MS } from '../../../engine/index.ts';
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
  await whenRecorded(app, ({ recording }) => find(recording, when) !== null && isPast(recording, when));
  const { recording } = app.session.getState();
  return find(recording, when);
}

/** Whether the recording has passed the time that is asked for. */
function isPast({ times }: Recording, { at }: When): boolean {
  return at === null || times.latest > at * NS_PER_MS;
}

function find(recording: Recording, { at, events, after, nth }: When): number | null {
  const from = at === null ? (events ?? 0) : recording.momentAtTime(at * NS_PER_MS);
  if (from > recording.length) return null;
  if (after === null) return from;
  return nthEvent(recording, from, recording.length, EVENT_KINDS.indexOf(after), nth);
}

/** The moment after the nth event of a kind from a moment on, up to another; null if there are fewer. */
export function nthEvent(
  recording: Recording,
  from: number,
  to: number,
  kind: number,
  nth: number,
): number | null {
  let left = nth;
  let moment = Math.max(from, recording.keptFrom);
  while (moment < to) {
    const { chunk, start } = recording.chunkAt(moment);
    const stop = Math.min(to, start + chunk.count);
    for (; moment < stop; moment++) {
      if (kindOf(chunk.words[(moment - start) * EVENT_WORDS] ?? 0) !== kind) continue;
      left -= 1;
      if (left === 0) return moment + 1;
    }
  }
  return null;
}
