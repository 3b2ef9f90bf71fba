import type { Recording } from '../../model/recording.ts';
import { useSession } from '../session.ts';

/** Where the user is when an action begins. */
export interface Place {
  readonly recording: Recording;
  readonly moment: number;
}

/** Where the user is now. */
export function playhead(): Place {
  const { recording, moment } = useSession.getState();
  return { recording, moment };
}

/** The place where an action began, if its recording is still shown, or else where the user is now. */
export function currentPlace(place: Place): Place {
  return place.recording === useSession.getState().recording ? place : playhead();
}
