import { type Event, NS_PER_MS } from '../../engine/index.ts';
import { nextStart } from '../model/chapters/current-chapter.ts';
import { EFFECTS } from '../model/events/effects.ts';
import { endReplay } from './machine/acted.ts';
import type { LiveMachine } from './machine/live-machine.ts';
import { endOfScenario, isAtEndOfScenario, scheduleOf } from './schedule.ts';
import { type InSession, PACES, type SessionStore, say, seek } from './session.ts';
import type { StepUnit } from './settings.ts';
import { momentOnStretch, type Stretch } from './stretch.ts';

/** The fewest events to request at a time beyond the end of the recording. */
const BATCH = 500;
/** Seconds of playing at the current speed that should be recorded ahead of the playhead. */
const AHEAD = 0.5;
/** The most playing time that one frame catches up on, in ms. */
const LONGEST_FRAME = 250;

/** Moves the playhead of a session: plays, and steps. */
export class Playback implements InSession {
  readonly session: SessionStore;
  readonly #machine: LiveMachine;
  #isPulling = false;
  /** What the last frame was too short to show: events, ns, or seconds on the screen. */
  #owed = 0;
  /** When the last frame was, in ms; null before the first one. */
  #last: number | null = null;
  #isFrameRequested = false;
  /** A part of a recording that plays in a fixed time; null to play without a limit. */
  #stretch: Stretch | null = null;
  /** The chapter that plays; playing stops before the next one. Null for none. */
  #chapter: number | null = null;
  /** Whether playing stops at the end of the scenario: yes, unless it began at or after the end. */
  #stopsAtEnd = true;

  constructor(session: SessionStore, machine: LiveMachine) {
    this.session = session;
    this.#machine = machine;
  }

  /** Starts or stops playing. */
  readonly toggle = (): void => {
    const { playing, moment, start } = this.session.getState();
    this.#stretch = null;
    this.#chapter = null;
    if (playing) {
      endReplay(this);
      this.session.setState({ playing: false });
      return;
    }
    const end = endOfScenario(this);
    // At the end, play from the start again. Beyond the end, the user chose to be there.
    const isAtEnd = isAtEndOfScenario(this);
    if (isAtEnd) seek(this, start);
    this.#play(isAtEnd || moment <= end);
  };

  /** Continues past the end of a scenario. */
  readonly continueBeyondEnd = (): void => {
    this.#stretch = null;
    this.#chapter = null;
    // Beyond the end nothing may ever happen, and the action pace skips idle time.
    if (this.session.getState().pace === 'action') this.session.setState({ pace: 'time', speed: PACES.time });
    this.#play(false);
  };

  /** Plays a chapter from its beginning, and stops before the next one. */
  playChapter(index: number): void {
    const moment = this.session.getState().chapters[index]?.moment ?? null;
    if (moment === null) return;
    this.#stretch = null;
    seek(this, moment);
    this.#chapter = index;
    this.#play(true);
  }

  #play(stopsAtEnd: boolean): void {
    const { panicked, broken, moment, length } = this.session.getState();
    this.#stopsAtEnd = stopsAtEnd;
    if ((broken !== null || panicked) && moment >= length) return;
    this.session.setState({ playing: true });
    this.#last = null;
    this.#owed = 0;
    void this.#machine.recordAhead();
    this.#requestFrame();
  }

  /** Plays the recording from one moment to another in `seconds`, and stops there. */
  playStretch(from: number, to: number, seconds: number): void {
    const { recording } = this.session.getState();
    this.#chapter = null;
    this.session.setState({ replayed: null });
    seek(this, from);
    this.#stretch = { recording, from, to, seconds, at: from, passed: 0 };
    this.#play(true);
  }

  /** Whether it is playing and will stop at that moment of the current recording. */
  playsUpTo(moment: number): boolean {
    return this.session.getState().playing && this.#stopMoment() === moment;
  }

  /** Steps forward by one event. At the end of the recording, lets time pass first. */
  async #stepEvent(): Promise<void> {
    if (await this.#ensureFuture()) seek(this, this.session.getState().moment + 1);
  }

  /** Steps back by one event. */
  readonly stepBack = (): void => {
    this.session.setState({ playing: false });
    seek(this, this.session.getState().moment - 1);
  };

  /** Steps to the end of the current call, or of the next one. */
  async stepCommand(): Promise<void> {
    if (!(await this.#ensureFuture())) return;
    const { recording, moment, length } = this.session.getState();
    let end = moment;
    while (this.#isKept(end) && end < length && !endsCall(recording.event(end++)));
    seek(this, Math.max(end, moment + 1));
  }

  /** Steps back to the end of the previous call. */
  readonly stepCommandBack = (): void => {
    this.session.setState({ playing: false });
    const { recording, moment } = this.session.getState();
    let end = moment - 1;
    while (this.#isKept(end - 1) && !endsCall(recording.event(end - 1))) end -= 1;
    seek(this, end);
  };

  /** Steps to the start of the next or the previous jiffy. */
  async stepJiffy(direction: 1 | -1): Promise<void> {
    this.session.setState({ playing: false });
    if (direction === 1 && !(await this.#ensureFuture())) return;
    const { recording, moment, length } = this.session.getState();
    let at = direction === 1 ? moment : moment - 2;
    while (this.#isKept(at) && at < length && recording.event(at).kind !== 'jiffy') at += direction;
    seek(this, at + 1);
  }

  /** Steps forward or back by the chosen unit. */
  async step(unit: StepUnit, direction: 1 | -1): Promise<void> {
    switch (unit) {
      case 'event':
        return direction === 1 ? this.#stepEvent() : this.stepBack();
      case 'call':
        return direction === 1 ? this.stepCommand() : this.stepCommandBack();
      case 'jiffy':
        return this.stepJiffy(direction);
      case 'mark':
        return this.goToMark(direction);
    }
  }

  /** Goes to the next or the previous mark of the chosen kind, or shows a notice if there is none. */
  readonly goToMark = (direction: 1 | -1): void => {
    const { recording, moment, markKind } = this.session.getState();
    const list = recording.series.marks[markKind];
    const at = direction === 1 ? list.countUpTo(moment - 1) : list.countUpTo(moment - 2) - 1;
    if (at < 0 || at >= list.length) {
      say(this, { kind: 'no mark', mark: markKind, direction });
      return;
    }
    this.session.setState({ playing: false });
    seek(this, list.at(at) + 1);
  };

  /** Whether the recording still has an event; before that, a step goes to the next keyframe. */
  #isKept(moment: number): boolean {
    return moment >= this.session.getState().recording.keptFrom;
  }

  /**
   * Stops playing. At the end of the recording, lets time pass. Resolves to whether the same recording is still shown.
   */
  async #ensureFuture(): Promise<boolean> {
    this.session.setState({ playing: false });
    const { recording, moment, length, panicked } = this.session.getState();
    if (moment >= length && !panicked) await this.#machine.pull(1);
    return this.session.getState().recording === recording;
  }

  /** The moment at which playing stops; infinite if it does not. */
  #stopMoment(): number {
    const end = this.#stopsAtEnd ? endOfScenario(this) : Number.POSITIVE_INFINITY;
    const { recording, chapters } = this.session.getState();
    if (this.#stretch?.recording === recording) return this.#stretch.to;
    const next = this.#chapter === null ? null : nextStart(chapters, this.#chapter);
    return next === null ? end : Math.min(end, next - 1);
  }

  #requestFrame(): void {
    if (this.#isFrameRequested) return;
    this.#isFrameRequested = true;
    requestAnimationFrame((now) => {
      this.#isFrameRequested = false;
      this.#frame(now);
    });
  }

  #frame(now: number): void {
    const { playing, panicked, broken, isBranching } = this.session.getState();
    if (!playing) return;
    const passed = Math.min(now - (this.#last ?? now), LONGEST_FRAME) / 1000;
    this.#last = now;
    if (!isBranching) this.#move(passed);
    const { moment, length } = this.session.getState();
    const goal = this.#stopMoment();
    const ended = panicked || broken !== null || goal <= length;
    if (ended && moment >= Math.min(length, goal)) {
      this.#stretch = null;
      this.#chapter = null;
      this.session.setState({ playing: false, replayed: null });
      return;
    }
    if (!this.#isPulling && !isBranching && !ended && this.#needsMore()) void this.#pullMore();
    this.#requestFrame();
  }

  /** Moves the playhead by `seconds` of playing. */
  #move(seconds: number): void {
    const { pace, speed, moment, recording } = this.session.getState();
    if (this.#stretch !== null && this.#moveOnStretch(this.#stretch, seconds)) return;
    if (pace === 'action') {
      this.#moveByAction(speed * seconds);
      return;
    }
    this.#owed += speed * seconds * (pace === 'events' ? 1 : NS_PER_MS);
    if (pace === 'events') {
      const whole = Math.floor(this.#owed);
      this.#owed -= whole;
      if (whole > 0) seek(this, Math.min(this.#stopMoment(), moment + whole));
      return;
    }
    const next = recording.momentAtTime(recording.timeBefore(moment) + this.#owed);
    const goal = Math.min(this.#stopMoment(), next);
    if (goal <= moment) return;
    this.#owed = 0;
    seek(this, goal);
  }

  /** Moves along a stretch. Returns false if the playhead was moved elsewhere, which ends the stretch. */
  #moveOnStretch(stretch: Stretch, seconds: number): boolean {
    const { recording, moment } = this.session.getState();
    if (recording !== stretch.recording || moment !== stretch.at) {
      this.#stretch = null;
      this.session.setState({ replayed: null });
      return false;
    }
    stretch.passed += seconds;
    const goal = momentOnStretch(stretch);
    if (goal > moment) seek(this, goal);
    stretch.at = this.session.getState().moment;
    return true;
  }

  #moveByAction(seconds: number): void {
    const { moment, length } = this.session.getState();
    const schedule = scheduleOf(this);
    this.#owed += seconds;
    const at = schedule.secondsAt(moment) + this.#owed;
    const goal = Math.min(this.#stopMoment(), schedule.momentAt(at, length));
    if (goal <= moment) return;
    seek(this, goal);
    this.#owed = Math.max(0, at - schedule.secondsAt(goal));
  }

  #needsMore(): boolean {
    const { pace, speed, moment, length, recording, isRecording } = this.session.getState();
    if (isRecording) return false;
    if (pace === 'action') {
      const schedule = scheduleOf(this);
      return schedule.secondsAt(length) - schedule.secondsAt(moment) < speed * AHEAD;
    }
    if (pace === 'events') return length - moment < speed * AHEAD;
    const { times } = recording;
    return times.latest - times.before(moment) < speed * AHEAD * NS_PER_MS;
  }

  async #pullMore(): Promise<void> {
    const { pace, speed, origin } = this.session.getState();
    const end = (origin?.scenario.end ?? 0) * NS_PER_MS;
    const untilNs = this.#stopsAtEnd && end > 0 ? end : Number.POSITIVE_INFINITY;
    this.#isPulling = true;
    await this.#machine.pull(
      pace === 'events' ? Math.max(BATCH, Math.ceil(speed * AHEAD)) : 20 * BATCH,
      untilNs,
    );
    this.#isPulling = false;
  }
}

function endsCall({ kind }: Event): boolean {
  return EFFECTS[kind].endsCall === true;
}
