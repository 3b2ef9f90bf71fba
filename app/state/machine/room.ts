import type { Recording } from '../../model/recording.ts';
import { say } from '../session.ts';
import { useSettings } from '../settings.ts';
import { THINNED_TIMES } from './limits.ts';

/** Whether a recording may take no more events, by the user's choice. */
export function isFull({ length }: Recording): boolean {
  const { mostEvents, whenFull } = useSettings.getState();
  return length >= (whenFull === 'thin' ? THINNED_TIMES : 1) * mostEvents;
}

/** Thins the oldest detail of a recording that keeps more than the user wants, if that is the user's choice. */
export function makeRoom(recording: Recording): void {
  const { mostEvents, whenFull } = useSettings.getState();
  if (whenFull === 'thin' && recording.length > mostEvents) recording.thin(recording.length - mostEvents);
}

/** Says that a recording is full, and how to go on. */
export function sayFull({ length }: Recording): void {
  const { whenFull } = useSettings.getState();
  const other = whenFull === 'stop' ? 'let it thin older detail (Recording, on the left), ' : '';
  const count = length.toLocaleString('en');
  say('info', `The recording is full: ${count} events. To go on, ${other}act in the past, or start again.`);
}
