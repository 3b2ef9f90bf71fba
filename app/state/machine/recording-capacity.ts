import { THINNED_TIMES } from '../../model/event-caps.ts';
import type { Recording } from '../../model/recording.ts';
import type { InSession } from '../session.ts';
import { say } from '../session.ts';
import { useSettings } from '../settings.ts';

/**
 * How many more events a recording may take. `discarding`: count room made by discarding older detail, if the user
 * chose that.
 */
export function roomLeft({ length }: Recording, { discarding }: { readonly discarding: boolean }): number {
  const { mostEvents, whenFull } = useSettings.getState();
  const times = discarding && whenFull === 'thin' ? THINNED_TIMES : 1;
  return Math.max(0, times * mostEvents - length);
}

/** Discards the oldest detail of a recording that is longer than the user wants, if that is the user's choice. */
export function discardOldest(recording: Recording): void {
  const { mostEvents, whenFull } = useSettings.getState();
  if (whenFull === 'thin' && recording.length > mostEvents) recording.thin(recording.length - mostEvents);
}

/** Shows that a recording is full. */
export function sayFull(app: InSession, { length }: Recording): void {
  const { whenFull } = useSettings.getState();
  say(app, { kind: 'recording full', length, canDiscard: whenFull === 'stop' });
}
