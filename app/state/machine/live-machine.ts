import {
  type Command,
  ENGINE_VERSION,
  type JournalEntry,
  NS_PER_MS,
  type Scenario,
} from '../../../engine/index.ts';
import type { RecordedRun } from '../../formats/recording-file/recording-file.ts';
import { BATCH_EVENTS, batchAfter, FIRST_BATCH } from '../../host/batch-size.ts';
import type { EngineHost, Limits, Report } from '../../host/protocol.ts';
import type { OpenedRecording } from '../../host/read.ts';
import type { BranchCause } from '../../model/branch-cause.ts';
import type { Recording } from '../../model/recording.ts';
import { messageOf } from '../message-of.ts';
import type { Origin } from '../origin.ts';
import { type InSession, type SessionStore, say, seek, showRecording } from '../session.ts';
import { endReplay, noteActed, nothingWritten, type Written } from './acted.ts';
import type { Act, Batch, BatchOptions } from './batch.ts';
import { endOf, journalUpTo } from './branches.ts';
import { carryOut, noteLockup } from './carry-out.ts';
import { currentBranch } from './current-branch.ts';
import { EngineSlot } from './engine-slot.ts';
import { type FreshRun, runOfRecording, showFresh } from './fresh-session.ts';
import { currentPlace, type Place, playhead } from './place.ts';
import { Queue } from './queue.ts';
import { discardOldest, roomLeft, sayFull } from './recording-capacity.ts';
import { RedrawPace } from './redraw-pace.ts';
import { originOf, recordingOf, showBranch } from './start-of-branch.ts';

/** The machine of a session: it starts, acts, branches and records, one request after another. */
export class LiveMachine implements InSession {
  readonly session: SessionStore;
  readonly #engine: EngineSlot;
  readonly #queue = new Queue();
  /** The recording ahead in progress, until the user stops it; null while there is none. */
  #ahead: { readonly recording: Recording; isStopped: boolean } | null = null;
  /** The command being carried out. */
  #command = { isStopped: false };
  /** Batches in progress: nothing is recorded ahead between their actions. */
  #batches = 0;

  constructor(session: SessionStore, newHost: () => EngineHost) {
    this.session = session;
    this.#engine = new EngineSlot(session, newHost);
  }

  /**
   * Starts a machine and replays the actions by hand. Resolves to whether it booted and no later start has replaced it.
   */
  async start(origin: Origin, journal: readonly JournalEntry[] = []): Promise<boolean> {
    try {
      const report = await this.#engine.start(origin.scenario, journal);
      if (report === null) return false;
      const recording = recordingOf(report);
      showFresh(this, { origin, recording, journal, cause: { kind: 'scenario' }, ...endOf(report) });
      if (report.unrestored.length > 0) say(this, { kind: 'caches left out', names: report.unrestored });
      void this.recordAhead();
      return true;
    } catch (error) {
      say(this, { kind: 'start failed', reason: messageOf(error) });
      return false;
    }
  }

  /** Starts the machine again from its beginning. */
  async startAgain(): Promise<void> {
    const { origin } = this.session.getState();
    if (origin !== null) await this.start(origin, origin.journal);
  }

  /**
   * Shows a run that was recorded elsewhere, at the moment `start`, and carries on with its engine if it still has one.
   */
  showRun(run: FreshRun, start: number, engine: EngineHost | null): void {
    this.#engine.take(engine);
    showFresh(this, run, start);
    void this.recordAhead();
  }

  /** Shows a recording from a file. Its machine is started with the first action. */
  showRecorded(
    { scenario, journal, chunks, strings }: RecordedRun,
    engine: string,
    { growth, chapters }: Pick<OpenedRecording, 'growth' | 'chapters'>,
  ): void {
    this.#engine.empty();
    const recording = recordingOf({ chunks, strings, growth });
    discardOldest(recording);
    showFresh(this, runOfRecording(recording, scenario, journal, chapters));
    if (engine === ENGINE_VERSION) return;
    say(this, { kind: 'other engine', recorded: engine, current: ENGINE_VERSION });
  }

  /** Replaces an engine that failed by a new one, and brings it to the end of the recording. */
  async revive(): Promise<void> {
    this.session.setState({ broken: null });
    await this.recordAhead();
  }

  /** Sends commands to the machine at the playhead, until one is refused. Resolves to whether all were carried out. */
  readonly act: Act = async (...commands) => {
    const written = nothingWritten();
    const isDone = await this.#actAll(commands, written);
    noteActed(this, written);
    if (isDone) void this.recordAhead();
    return isDone;
  };

  /** Carries out actions that belong together. */
  async batch<T>(work: (batch: Batch) => Promise<T>, options: BatchOptions = {}): Promise<T> {
    const written = nothingWritten();
    this.#batches += 1;
    try {
      return await work({
        act: (...commands) => this.#actAll(commands, written, options),
        branchOff: (cause) => this.#branchOff(cause, written),
      });
    } finally {
      this.#batches -= 1;
      noteActed(this, written);
      void this.recordAhead();
    }
  }

  /** Shows another branch, at the same moment if it is long enough. */
  async goToBranch(id: number): Promise<void> {
    await this.#queue.add(async () => {
      const { branches, moment, origin } = this.session.getState();
      const branch = branches.find((candidate) => candidate.id === id);
      if (branch === undefined) return;
      this.#engine.release();
      const change = { origin: originOf(branch, origin), ...endOf(branch), playing: false, broken: null };
      showRecording(this, branch.recording, moment, { branch: id, ...change });
    });
  }

  /**
   * Runs another scenario from its beginning as a branch of the current run. Resolves to whether its machine booted.
   */
  async repeatWith(scenario: Scenario, cause: BranchCause): Promise<boolean> {
    const isDone = await this.#queue.add(async () => {
      const current = currentBranch(this);
      const report = current === null ? null : await this.#engine.boot(scenario, [], 0);
      if (current === null || report === null) return false;
      const origin = { ...current.origin, scenario, journal: [] };
      const made = { from: 0, cause, origin, journal: [], recording: recordingOf(report) };
      showBranch(this, current, { ...made, ...endOf(report) }, report.emitted);
      this.session.setState({ isUnsaved: true });
      return true;
    });
    if (isDone) void this.recordAhead();
    return isDone;
  }

  /** Stops recording ahead and a long command. Playing at the end of the recording still records as it plays. */
  stopRecording(): void {
    if (this.#ahead !== null) this.#ahead.isStopped = true;
    this.#command.isStopped = true;
  }

  /** Lets a locked-up machine continue as time passes. */
  async continueAfterLockup(): Promise<void> {
    noteLockup(this, null);
    await this.pull(BATCH_EVENTS);
    await this.recordAhead();
  }

  /** Records until the end of the scenario, as far as there is room. */
  async recordAhead(): Promise<void> {
    const { recording } = this.session.getState();
    if (this.#batches > 0 || this.#ahead?.recording === recording) return;
    const ahead = { recording, isStopped: false };
    this.#ahead = ahead;
    this.session.setState({ isRecording: true });
    const pace = new RedrawPace();
    for (let batch = FIRST_BATCH; !ahead.isStopped && this.#hasMore(recording); batch = batchAfter(batch)) {
      // Recording ahead discards nothing: the playhead may still be there.
      const left = roomLeft(recording, { discarding: false });
      if (left === 0) break;
      const before = recording.length;
      const isDue = pace.isDue() || left <= batch;
      const limits = { untilNs: this.#endOfScenario(), events: before + Math.min(batch, left) };
      const report = await this.#queue.add(() => this.#advance(recording, limits, isDue));
      if (report === null || report.emitted === before) break;
    }
    if (this.#ahead !== ahead) return;
    this.#ahead = null;
    this.session.setState({ isRecording: false, length: this.session.getState().recording.length });
  }

  /** Lets time pass beyond the end of the recording, by about `events` events, and not beyond `untilNs`. */
  async pull(events: number, untilNs: number = Number.POSITIVE_INFINITY): Promise<void> {
    const { recording, lockup } = this.session.getState();
    const isFull = roomLeft(recording, { discarding: true }) === 0;
    if (isFull || lockup !== null) {
      this.session.setState({ playing: false });
      if (isFull) sayFull(this, recording);
      return;
    }
    await this.#queue.add(() =>
      this.#advance(recording, { untilNs, events: recording.length + events }, true),
    );
  }

  #endOfScenario(): number {
    return (this.session.getState().origin?.scenario.end ?? 0) * NS_PER_MS;
  }

  /** Whether the shown recording can be extended further. */
  #hasMore(recording: Recording): boolean {
    const { recording: shown, isOver, panicked, lockup, broken } = this.session.getState();
    const hasStopped = isOver || panicked || lockup !== null || broken !== null;
    return shown === recording && this.#batches === 0 && !hasStopped;
  }

  /** Lets time pass on the machine of a recording, unless another recording is shown by now. */
  async #advance(recording: Recording, limits: Limits, isDue: boolean): Promise<Report | null> {
    if (this.session.getState().recording !== recording) return null;
    return this.#engine.ask((engine) => engine.advance(limits), isDue);
  }

  async #actAll(
    commands: readonly Command[],
    written: Written,
    options: BatchOptions = {},
  ): Promise<boolean> {
    endReplay(this);
    this.session.setState({ broken: null });
    const place = playhead(this);
    for (const command of commands) {
      const report = await this.#queue.add(() => this.#actOnce(command, written, place, options));
      if (report === null || this.session.getState().lockup !== null) return false;
      if (report.refusal === null) continue;
      say(this, { kind: 'command refused', reason: report.refusal.message });
      return false;
    }
    return true;
  }

  /** Sends a command. Only the first of a batch uses the playhead; the others go to the same recording. */
  async #actOnce(
    command: Command,
    written: Written,
    place: Place,
    { follows }: BatchOptions,
  ): Promise<Report | null> {
    const isFirst = written.recording === null;
    if (isFirst) {
      const { recording, moment } = currentPlace(this, place);
      const isPast = moment < recording.length;
      if (isPast && !(await this.#fork({ kind: 'command', command }, place))) return null;
      written.recording = this.session.getState().recording;
      written.from = written.recording.length;
    }
    const { recording, stepThrough } = this.session.getState();
    if (recording !== written.recording) return null;
    const before = recording.length;
    this.#command = { isStopped: false };
    const report = await carryOut(this.#engine, command, this.#command);
    if (report === null) return null;
    if (report.refusal === null) {
      written.commands.push(command);
      this.session.setState({ isUnsaved: true });
    }
    if (!stepThrough || follows === true) seek(this, report.emitted);
    else if (isFirst) seek(this, before);
    return report;
  }

  async #branchOff(cause: BranchCause, written: Written): Promise<boolean> {
    const place = playhead(this);
    return this.#queue.add(async () => {
      const isDone = await this.#fork(cause, place);
      if (isDone) written.recording = this.session.getState().recording;
      return isDone;
    });
  }

  /**
   * Starts a branch at a place, or at the next point where the machine can be stopped. Resolves to whether it did.
   * Until its machine has booted, the old branch is shown; then everything changes at once.
   */
  async #fork(cause: BranchCause, place: Place): Promise<boolean> {
    const current = currentBranch(this);
    const { origin } = this.session.getState();
    if (current === null || origin === null) return false;
    // Detail may have been discarded there. The branch then starts at a moment that can still be restored.
    const moment = current.recording.reachable(currentPlace(this, place).moment);
    const journal = journalUpTo(current.journal, moment);
    this.session.setState({ isBranching: true });
    const report = await this.#engine.boot(origin.scenario, journal, moment);
    this.session.setState({ isBranching: false });
    if (report === null) return false;
    const recording = current.recording.fork(moment, report.strings);
    recording.append(report.chunks, [], report.growth);
    const made = { from: report.emitted, cause, origin, recording, journal };
    showBranch(this, current, { ...made, ...endOf(report) }, report.emitted);
    return true;
  }
}
