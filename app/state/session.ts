import { create, type StoreApi, type UseBoundStore } from 'zustand';
import { type Command, type Lockup, TUNABLE_NAMES } from '../../engine/index.ts';
import type { CallerReport } from '../host/protocol.ts';
import type { ChapterStart } from '../model/chapters/chapter.ts';
import { focusedCache } from '../model/focused-cache.ts';
import type { Notice } from '../model/notice.ts';
import { Recording } from '../model/recording.ts';
import {
  cacheOf,
  type Highlight,
  isSameSelection,
  isSameThing,
  NO_HIGHLIGHT,
  type Selection,
} from '../model/selection.ts';
import type { MarkKind } from '../model/series/marks.ts';
import type { Measure } from '../model/series/window.ts';
import { View } from '../model/view.ts';
import type { Branch } from './machine/branches.ts';
import type { Origin } from './origin.ts';

/** How playing measures time: by what happens (`action`), by events, or by the machine's time in ms. */
export type Pace = 'action' | 'events' | 'time';

/** What was done by hand last, and the part of the recording with its events. */
interface Acted {
  readonly recording: Recording;
  readonly from: number;
  readonly to: number;
  readonly commands: readonly Command[];
}

/** A session: a machine, its recordings, and what is shown of them. */
export interface Session {
  readonly origin: Origin | null;
  /** CPUs, and jiffies per second, of the machine. */
  readonly cpus: number;
  readonly hz: number;
  /** All branches that are kept; `recording` is that of `branch`. */
  readonly branches: readonly Branch[];
  readonly branch: number;
  readonly recording: Recording;
  /** The machine at the playhead. It changes in place: `moment` changes with it, and can be compared. */
  readonly view: View;
  /** The first moment of the show: the machine right after it booted. */
  readonly start: number;
  /** Events before the playhead. */
  readonly moment: number;
  /** Events recorded. */
  readonly length: number;
  readonly playing: boolean;
  readonly pace: Pace;
  /** A factor for the action pace; events or ms of the machine's time per second for the others. */
  readonly speed: number;
  /** The kind of mark to search for, and how the timeline measures. */
  readonly markKind: MarkKind;
  readonly measure: Measure;
  /** Whether the playhead stays before the events of an action, to be stepped through. */
  readonly stepThrough: boolean;
  /** Number of the cache in focus: `chosenCache` while it exists at the playhead, or else one that does. */
  readonly focus: number;
  /** Number of the cache that the user chose last. */
  readonly chosenCache: number;
  readonly selection: Selection;
  /** What the marked answer refers to. */
  readonly highlight: Highlight;
  /** How the machine is shown: as a picture, or as a table with the same content. */
  readonly pictureAs: 'stage' | 'table';
  readonly notice: Notice | null;
  /** Whether the machine has stopped for good, after a failed check or out of memory. */
  readonly panicked: boolean;
  /** The call that loops forever at the end of the recording; null if none does. */
  readonly lockup: Lockup | null;
  /** Whether the scenario's end is recorded. */
  readonly isOver: boolean;
  /** Whether the worker records ahead of the playhead. */
  readonly isRecording: boolean;
  /** Whether a long command is running: it can be stopped. */
  readonly isActing: boolean;
  /** Whether a machine is being brought to the playhead to start a branch there; playing waits until it is. */
  readonly isBranching: boolean;
  /** The names of caches in commands, by number; those not listed are c1, c2, … */
  readonly cacheIds: readonly string[];
  /** The chapters of the scenario, with the moments that are recorded. */
  readonly chapters: readonly ChapterStart[];
  /** The chapter that is to be opened as soon as it is recorded; null for none. */
  readonly awaitedChapter: number | null;
  /** The last action by hand, and where its replay ends while it is replayed; null without one. */
  readonly acted: Acted | null;
  readonly replayed: number | null;
  /** What callers have done at the end of the recording. */
  readonly callers: readonly CallerReport[];
  /** Whether closing the page would lose something done by hand, or pasted, that was not saved as a file. */
  readonly isUnsaved: boolean;
  /** Why the engine has stopped responding; null while it responds. */
  readonly broken: string | null;
}

/** Default speeds: a factor, events per second, and ms of the machine's time per second. */
export const PACES: Readonly<Record<Pace, number>> = { action: 1, events: 120, time: 100 };

/**
 * How a machine plays by default: an endless one event by event, because it may idle forever. `endMs`: of the scenario.
 */
export function defaultPace(endMs: number): Pick<Session, 'pace' | 'speed'> {
  const pace = endMs === 0 ? 'events' : 'action';
  return { pace, speed: PACES[pace] };
}

/** The store of a session, and a hook that reads it. Components read it; the functions of this folder change it. */
export type SessionStore = UseBoundStore<StoreApi<Session>>;

/** Anything that belongs to a session. */
export interface InSession {
  readonly session: SessionStore;
}

/** Creates the store of a session in which nothing has been started. */
export function createSession(): SessionStore {
  return create<Session>(() => ({
    origin: null,
    cpus: 1,
    hz: 250,
    branches: [],
    branch: 0,
    recording: new Recording(),
    view: new View(),
    start: 0,
    moment: 0,
    length: 0,
    playing: false,
    pace: 'action',
    speed: PACES.action,
    markKind: 'grow',
    measure: 'time',
    stepThrough: false,
    focus: 0,
    chosenCache: 0,
    selection: null,
    highlight: NO_HIGHLIGHT,
    pictureAs: 'stage',
    notice: null,
    panicked: false,
    lockup: null,
    isOver: false,
    isRecording: false,
    isActing: false,
    isBranching: false,
    cacheIds: [],
    chapters: [],
    awaitedChapter: null,
    acted: null,
    replayed: null,
    callers: [],
    isUnsaved: false,
    broken: null,
  }));
}

/** Moves the playhead. */
export function seek(app: InSession, moment: number): void {
  const { recording, view, length, focus, chosenCache } = app.session.getState();
  recording.seek(view, moment);
  app.session.setState({
    moment: view.moment,
    // More may be recorded than is shown so far.
    length: view.moment > length ? recording.length : length,
    focus: focusedCache(view, chosenCache, focus),
  });
}

/**
 * Shows another recording of the same machine, together with everything derived from it, in one change. What is
 * selected
 * stays selected if the other recording has the same thing at that moment.
 */
export function showRecording(
  app: InSession,
  recording: Recording,
  moment: number,
  change: Partial<Session>,
): void {
  const { view: before, selection, focus: focusBefore } = app.session.getState();
  const view = new View();
  recording.seek(view, moment);
  const focus = focusedCache(view, focusBefore, focusBefore);
  app.session.setState({
    ...change,
    recording,
    view,
    moment: view.moment,
    length: recording.length,
    focus,
    chosenCache: focus,
    selection: isSameThing(selection, before, view) ? selection : null,
    highlight: NO_HIGHLIGHT,
    awaitedChapter: null,
    acted: null,
    replayed: null,
  });
}

/** Brings a cache into focus, and clears the selection. */
export function focusOn(app: InSession, cache: number): void {
  const { view, focus } = app.session.getState();
  app.session.setState({ focus: focusedCache(view, cache, focus), chosenCache: cache, selection: null });
}

/** Changes simple parts of the session. */
export function setSession(
  app: InSession,
  change: Partial<
    Pick<
      Session,
      | 'pace'
      | 'speed'
      | 'markKind'
      | 'measure'
      | 'stepThrough'
      | 'selection'
      | 'highlight'
      | 'pictureAs'
      | 'notice'
      | 'playing'
    >
  >,
): void {
  app.session.setState(change);
}

/** Selects something, and brings its cache into focus. A cache itself is only focused, never selected. */
export function select(app: InSession, selection: Selection): void {
  const { view, focus, selection: last } = app.session.getState();
  const cache = cacheOf(view, selection);
  const next = selection?.kind === 'cache' ? null : selection;
  app.session.setState({
    ...(cache >= 0 && cache !== focus ? { focus: cache, chosenCache: cache } : {}),
    selection: isSameSelection(next, last) ? last : next,
  });
}

/** Shows a notice to the user. */
export function say(app: InSession, notice: Notice): void {
  app.session.setState({ notice });
}

/** The value of a module parameter at the playhead. */
export function tunableValue(view: View, name: (typeof TUNABLE_NAMES)[number]): number {
  return view.tunables[TUNABLE_NAMES.indexOf(name)] ?? 0;
}
