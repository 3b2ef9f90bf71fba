import {
  cpuOf,
  decodeEvent,
  EVENT_WORDS,
  type Event,
  type EventChunk,
  kindOf,
  taskOf,
} from '../../../engine/index.ts';
import type { Recording } from '../recording.ts';
import { reduce } from '../reduce.ts';
import type { Selection } from '../selection.ts';
import { View } from '../view.ts';
import { GROUP_OF, type GroupName } from './groups.ts';
import { readSubject, type Subject } from './subject.ts';

/** Which events to find; an empty, null or −1 field matches every event. */
export interface EventFilter {
  readonly groups: readonly GroupName[];
  readonly cpu: number;
  /** Number of the task that caused it. */
  readonly task: number;
  /** Number of a cache that the event names. */
  readonly cache: number;
  /** What the event is about, or what caused it. */
  readonly about: Selection;
  /** Words of the sentence; case is ignored. */
  readonly text: string;
}

/** Matches every event. */
export const ALL_EVENTS: EventFilter = { groups: [], cpu: -1, task: -1, cache: -1, about: null, text: '' };

/** Whether a filter matches every event. */
export function isAll({ groups, cpu, task, cache, about, text }: EventFilter): boolean {
  return groups.length === 0 && cpu < 0 && task < 0 && cache < 0 && about === null && text.trim() === '';
}

/** The sentence of an event; `view` is the view right after it. */
type Describe = (event: Event, view: View) => string;

/**
 * Searches the events of a recording, a few at a time. What an event is about, and its sentence, depend on the machine
 * at
 * that moment; the search keeps its own view when it needs one.
 */
export class EventSearch {
  /** Numbers of the events found so far, in order. */
  readonly found: number[] = [];
  readonly #recording: Recording;
  readonly #filter: EventFilter;
  readonly #passes: readonly boolean[];
  readonly #text: string;
  readonly #describe: Describe;
  readonly #view: View | null;
  readonly #subject: Subject = { obj: -1, slab: -1, cache: -1, task: -1 };
  /** Number of the next event to look at. */
  #at = 0;

  constructor(recording: Recording, filter: EventFilter, describe: Describe) {
    const { groups, cache, about, text } = filter;
    this.#recording = recording;
    this.#filter = filter;
    this.#describe = describe;
    this.#text = text.trim().toLowerCase();
    this.#passes = GROUP_OF.map((group) => groups.length === 0 || groups.includes(group));
    this.#view = cache >= 0 || about !== null || this.#text !== '' ? new View() : null;
  }

  /** Events looked at so far. */
  get upTo(): number {
    return this.#at;
  }

  /** Whether it has searched everything recorded. */
  get isDone(): boolean {
    return this.upTo >= this.#recording.length;
  }

  /** Searches at most the next `count` events. */
  advance(count: number): void {
    if (this.#at < this.#recording.keptFrom) this.#leaveOut(this.#recording.keptFrom);
    for (let left = count; left > 0 && !this.isDone; ) {
      const { chunk, start } = this.#recording.chunkAt(this.#at);
      const end = Math.min(chunk.count, this.#at - start + left);
      left -= end - (this.#at - start);
      for (let i = this.#at - start; i < end; i++) {
        if (this.#view !== null) reduce(this.#view, chunk, i, i + 1, this.#recording.strings);
        if (this.#matches(chunk, i)) this.found.push(start + i);
      }
      this.#at = start + end;
    }
  }

  /** Drops results among events that are no longer kept, and continues after them. */
  #leaveOut(keptFrom: number): void {
    this.found.splice(0, this.found.findLastIndex((moment) => moment < keptFrom) + 1);
    this.#at = keptFrom;
    if (this.#view !== null) this.#recording.seek(this.#view, keptFrom);
  }

  #matches(chunk: EventChunk, i: number): boolean {
    const at = i * EVENT_WORDS;
    const what = chunk.words[at] ?? 0;
    if (this.#passes[kindOf(what)] !== true) return false;
    if (this.#filter.cpu >= 0 && cpuOf(what) !== this.#filter.cpu) return false;
    if (this.#filter.task >= 0 && taskOf(what) !== this.#filter.task) return false;
    if (this.#view === null) return true;
    if (!this.#speaksOf(this.#view, what, chunk.words[at + 2] ?? 0, chunk.words[at + 3] ?? 0)) return false;
    return (
      this.#text === '' ||
      this.#describe(decodeEvent(chunk, i), this.#view).toLowerCase().includes(this.#text)
    );
  }

  #speaksOf(view: View, what: number, a: number, b: number): boolean {
    const { cache, about } = this.#filter;
    if (cache < 0 && about === null) return true;
    const subject = this.#subject;
    readSubject(view, kindOf(what), a, b, subject);
    if (cache >= 0 && subject.cache !== cache) return false;
    return isAbout(about, subject, what);
  }
}

function isAbout(about: Selection, subject: Subject, what: number): boolean {
  if (about === null) return true;
  switch (about.kind) {
    case 'object':
      return subject.obj === about.slot;
    case 'slab':
      return subject.slab === about.slot;
    case 'cache':
      return subject.cache === about.cache;
    case 'magazine':
      return subject.cache === about.cache && subject.obj > 0 && cpuOf(what) === about.cpu;
    case 'task':
      return subject.task === about.task || taskOf(what) === about.task;
    case 'cpu':
      return cpuOf(what) === about.cpu;
    case 'pages':
      return true;
  }
}
