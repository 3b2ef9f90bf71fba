import { plural } from './numbers.ts';

const MINUTE = 60_000;

/** A saved session, in a sentence. Times in ms since 1970. */
export function keptWords(
  {
    title,
    savedAt,
    actions,
    branches,
    notes,
  }: {
    readonly title: string;
    readonly savedAt: number;
    readonly actions: number;
    readonly branches: number;
    readonly notes: number;
  },
  now: number,
): string {
  const parts = [
    ...(actions > 0 ? [plural(actions, 'action')] : []),
    ...(branches > 1 ? [plural(branches, 'branch', 'branches')] : []),
  ];
  const done = parts.join(' on ');
  const all = [...(done === '' ? [] : [done]), ...(notes > 0 ? [plural(notes, 'note')] : [])];
  const what = all.length === 0 ? '' : `, with ${all.join(' and ')}`;
  return `You worked on “${title}” ${agoWords(now - savedAt)}${what}. Your work was kept.`;
}

function agoWords(ms: number): string {
  const minutes = Math.round(ms / MINUTE);
  if (minutes < 1) return 'a moment ago';
  if (minutes < 60) return `${plural(minutes, 'minute')} ago`;
  const hours = Math.round(minutes / 60);
  return hours < 36 ? `${plural(hours, 'hour')} ago` : `${plural(Math.round(hours / 24), 'day')} ago`;
}
