import type { Program, Shrinking } from '../../engine/index.ts';
import { interruptions } from './explore.ts';
import { formatCount, plural } from './numbers.ts';

const SMALLER = ', made smaller';
const LONGEST_TITLE = 200;

/** The title of a program that was made smaller. */
export function smallerTitle({ title }: Program): string {
  return title.endsWith(SMALLER) ? title : `${title.slice(0, LONGEST_TITLE - SMALLER.length)}${SMALLER}`;
}

/** What shrinking is doing, and how far it has got. */
export function shrinkWords({ phase, least, tried, candidates, orders }: Shrinking): {
  readonly title: string;
  readonly done: string;
} {
  const run = `${plural(orders, 'order')} run`;
  if (phase === 'fewest interruptions')
    return {
      title: 'Looking for the fewest interruptions',
      done: `The program is ${sizeWords(least.program)}: nothing more can be removed. ${run}.`,
    };
  return {
    title: 'Making the program smaller',
    done: `The program is ${sizeWords(least.program)}, with ${interruptions(least.found.interruptions)}. ${formatCount(tried)} of ${plural(candidates, 'smaller program')} tried, ${run}.`,
  };
}

function sizeWords({ threads, ticks }: Program): string {
  const calls = threads.reduce((sum, thread) => sum + thread.calls.length, 0);
  const time = ticks === 0 ? '' : `, ${plural(ticks, 'jiffy', 'jiffies')}`;
  return `${plural(threads.length, 'thread')} with ${plural(calls, 'call')}${time}`;
}

/** Why shrinking stopped by itself. */
export function shrinkProblemWords(reason: string): string {
  return `Shrinking stopped: ${reason}. Try again.`;
}
