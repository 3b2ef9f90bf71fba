import { CALL_OF, type Event, FUNCTIONS, fnOf, KIND, kindOf, taskOf } from '../../../engine/index.ts';
import type { Recording } from '../recording.ts';
import type { CodeIndex } from './code-index.ts';
import { byKind, callMark, type Mark, markOf } from './places.ts';

/** How many events to search back for the start of a call. */
const FAR = 10_000;

/** A call in progress: the function, and how many calls of its task are inside it. */
export interface Frame {
  readonly task: number;
  /** Number of the reference function. */
  readonly fn: number;
  readonly inner: number;
}

/**
 * The line, from 0, that a frame has reached after `moment` events. Matches the frame's events since it was entered to
 * the lines of its function in order, starting over where a loop does.
 */
export function currentLine(index: CodeIndex, recording: Recording, moment: number, frame: Frame): number {
  const name = FUNCTIONS[frame.fn] ?? 'none';
  let at = index.entryLine(name);
  for (const mark of marksOf(recording, moment, frame)) at = index.lineAfter(name, mark, at);
  return at;
}

/** The frame's own events since it was entered, in order. */
function marksOf(recording: Recording, moment: number, { task, fn, inner }: Frame): Mark[] {
  const marks: Mark[] = [];
  let depth = inner;
  for (let i = moment - 1; i >= recording.keptFrom && i > moment - FAR; i--) {
    const word = recording.word(i);
    if (taskOf(word) !== task) continue;
    // The last event may be the return of the frame itself, which counts as its own.
    const isOwnEnd = i === moment - 1 && depth === 0 && fnOf(word) === fn;
    const next = depth + depthChange(kindOf(word), isOwnEnd);
    if (next < 0) break;
    if (kindOf(word) === KIND.entered && next === 0) marks.push(callMark(fnOf(word)));
    else if (depth === 0 && next === 0) marks.push(ownMark(recording.event(i)));
    depth = next;
  }
  return marks.reverse();
}

/** How the call depth inside a frame changes when stepping back over an event. */
function depthChange(kind: number, isOwnEnd: boolean): -1 | 0 | 1 {
  if (kind === KIND.entered) return -1;
  return kind === KIND.left && !isOwnEnd ? 1 : 0;
}

/** The mark of an event of the frame itself; an event that is a whole call of another function counts as the call. */
function ownMark(event: Event): Mark {
  const called = CALL_OF[event.kind];
  return called === undefined ? markOf(event) : callMark(FUNCTIONS.indexOf(called));
}

/** The function that emitted the last event, as a frame; null outside the allocator. */
export function frameOfLast(recording: Recording, moment: number): Frame | null {
  if (moment <= recording.keptFrom) return null;
  const event = recording.event(moment - 1);
  return event.fn === 'none' ? null : { task: event.task, fn: FUNCTIONS.indexOf(event.fn), inner: 0 };
}

/** The line of the last event, from 0, if it is a whole call by itself; otherwise null. */
export function wholeCallLine(index: CodeIndex, recording: Recording, moment: number): number | null {
  const event = moment > recording.keptFrom ? recording.event(moment - 1) : null;
  if (event === null || CALL_OF[event.kind] !== event.fn) return null;
  return index.linesOf(event.fn, byKind(event.kind))[0] ?? 0;
}
