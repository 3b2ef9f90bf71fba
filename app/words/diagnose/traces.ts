import { plural } from '../numbers.ts';

/** Calls of a trace that its replay leaves out. */
export function leftOutWords(calls: number): string {
  return calls === 0
    ? 'Each call is replayed on its CPU, at the time of the trace.'
    : `The replay leaves out ${plural(calls, 'call')}: those after an hour, and those of the least busy caches.`;
}
