import type { Recording } from '../../model/recording.ts';
import type { InSession } from '../session.ts';

/** Where the user is when an action begins. */
export interface Place {
  readonly recording: Recording;
  readonly moment: number;
}

/** Where the user is now. */
export function playhead(app: InSession): Place {
  const { recording, moment } = app.session.getState();
  return { recording, moment };
}

/** The place where an action began if its recording is still shown, or where the user is now. */
export function currentPlace(app: InSession, place: Place): Place {
  return place.recording === app.session.getState().recording ? place : playhead(app);
}
