import type { Event } from '../../../engine/index.ts';

/** What all events have, and fillers: not worth a word. */
const SHARED = new Set(['kind', 'time', 'cpu', 'task', 'none', 'none2']);

/** The payload of an event as name and number, with its function if it is inside one. */
export function payloadWords(event: Event): string {
  return Object.entries(event)
    .filter(([name, value]) => !SHARED.has(name) && value !== 'none')
    .map(([name, value]) => (name === 'fn' ? String(value) : `${name} ${value}`))
    .join(' · ');
}
