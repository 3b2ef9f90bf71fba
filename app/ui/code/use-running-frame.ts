import { useRef } from 'react';
import { type Frame, frameOfLast } from '../../model/code/current-line.ts';
import type { Session } from '../../state/session.ts';

/** The frame of the last event, null between two calls; and the one to show, which stays to avoid flicker. */
export interface RunningFrame {
  readonly running: Frame | null;
  readonly lasting: Frame | null;
}

/** The call that runs at the playhead. */
export function useRunningFrame(session: Session): RunningFrame {
  const last = useRef<{ readonly recording: object; readonly frame: Frame | null }>(null);
  const running = frameOfLast(session.recording, session.moment);
  const lasting = running ?? stillThere(session, last.current);
  last.current = { recording: session.recording, frame: lasting };
  return { running, lasting };
}

/** The last frame shown, if it is of this recording and its task exists at this moment. */
function stillThere(
  { recording, view, moment }: Session,
  last: { readonly recording: object; readonly frame: Frame | null } | null,
): Frame | null {
  if (last === null || last.recording !== recording || last.frame === null) return null;
  if (moment === 0 || view.tasks[last.frame.task] === undefined) return null;
  return { ...last.frame, inner: 0 };
}
