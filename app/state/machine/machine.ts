import {
  type Command,
  ENGINE_VERSION,
  type JournalEntry,
  NS_PER_MS,
  type Scenario,
} from '../../../engine/index.ts';
import type { RecordedRun } from '../../formats/recording-file/recording-file.ts';
import { BATCH_EVENTS, type EngineHost, type Limits, type Report } from '../../host/protocol.ts';
import { Recording } from '../../model/recording.ts';
import { describeCommand } from '../act/describe-command.ts';
import { forkNotice, messageOf, sentence, unrestoredNotice } from '../notices.ts';
import { type Origin, say, seek, showRecording, useSession } from '../session.ts';
import { dropOldest, endOf, journalUpTo } from './branches.ts';
import { changeBranch, currentBranch } from './current-branch.ts';
import { newHost } from './engine-factory.ts';
import { showFresh } from './fresh-session.ts';
import { currentPlace, type Place, playhead } from './place.ts';
import { inTurn } from './queue.ts';
import { discardOldest, roomLeft, sayFull } from './recording-capacity.ts';
import { RedrawPace } from './redraw-pace.ts';

/** The machine of the branch that is looked at; null while that branch has none and is only looked at. */
let host: EngineHost | null = null;
/** The machine that is being started, which the newest start replaces; null while none is. */
let starting: EngineHost | null = null;
/** The recording that the worker records ahead, until the user stops it; null while it does not. */
let ahead: { readonly recording: Recording; isStopped: boolean } | null = null;
/** Actions under way that belong together, and the recording that the first of them wrote to; null while there are none. */
let batch: { recording: Recording | null } | null = null;

/**
 * Starts a machine, with what was done to it by hand. The old machine is disposed once the new one has booted. Resolves to
 * whether it booted and no later start has replaced it.
 */
export async function start(origin: Origin, journal: readonly JournalEntry[] = []): Promise<boolean> {
  const fresh = newHost();
  starting?.dispose();
  starting = fresh;
  try {
    const report = await fresh.boot({ scenario: origin.scenario, journal, known: 0 });
    if (starting !== fresh) return false;
    replaceHost(fresh);
    const recording = recordingOf(report);
    showFresh({ origin, recording, journal, label: 'as the scenario has it', ...endOf(report) });
    useSession.setState({ notice: unrestoredNotice(report.unrestored) });
    void recordAhead();
    return true;
  } catch (error) {
    fresh.dispose();
    if (starting !== fresh) return false;
    starting = null;
    say('problem', `The machine could not be started: ${messageOf(error)}`);
    return false;
  }
}

/** Makes a machine that of the branch that is looked at; no other one is being started any more. */
function replaceHost(next: EngineHost | null): void {
  if (starting !== next) starting?.dispose();
  starting = null;
  host?.dispose();
  host = next;
}

/** Looks at a recording that was kept; its machine comes into being when somebody acts. */
export function showRecorded(run: RecordedRun, engine: string): void {
  replaceHost(null);
  const { scenario, journal } = run;
  const { title, about } = scenario;
  const origin = { title, caption: about, scenario, older: null };
  const recording = recordingOf(run);
  discardOldest(recording);
  const panicked = recording.series.marks.panic.length > 0;
  const ends = { panicked, isOver: true, cacheIds: [], callers: [] };
  showFresh({ origin, recording, journal, label: 'as it was recorded', ...ends });
  const other = `It was recorded by engine ${engine}; this is ${ENGINE_VERSION}, and may go on otherwise where you act.`;
  if (engine !== ENGINE_VERSION) say('info', other);
}

/** A recording of what a machine told, or of what a file holds, which is without an overview. */
function recordingOf({
  chunks,
  strings,
  growth,
}: Pick<Report, 'chunks' | 'strings'> & Partial<Pick<Report, 'growth'>>): Recording {
  const recording = new Recording();
  recording.append(chunks, strings, growth);
  return recording;
}

/** Starts the machine anew from where it began. */
export async function startAgain(): Promise<void> {
  const { origin } = useSession.getState();
  if (origin !== null) await start(origin);
}

/** Brings a new engine to the end of what was recorded, in place of one that answers no more, and goes on. */
export async function revive(): Promise<void> {
  useSession.setState({ broken: null });
  await recordAhead();
}

/**
 * Sends commands to the machine at the playhead, one after the other, until one is refused. In the past this starts a
 * branch. Resolves to whether all of them were carried out.
 */
export async function act(...commands: readonly Command[]): Promise<boolean> {
  useSession.setState({ broken: null });
  const place = playhead();
  const own = batch ?? { recording: null };
  for (const command of commands) {
    const report = await inTurn(() => actOnce(command, own, place));
    if (report === null) return false;
    if (report.refusal !== null) {
      say('problem', sentence(report.refusal.message));
      return false;
    }
  }
  if (batch === null) void recordAhead();
  return true;
}

/** Has actions that belong together carried out as one: nothing is recorded ahead between them. */
export async function inOneGo(work: () => Promise<void>): Promise<void> {
  if (batch !== null) return work();
  batch = { recording: null };
  try {
    await work();
  } finally {
    batch = null;
  }
  void recordAhead();
}

/** Starts a branch at the playhead, even at the end, and keeps the current one. Resolves to whether it did. */
export async function branchOff(label: string): Promise<boolean> {
  const place = playhead();
  return inTurn(() => fork(label, place));
}

/** Goes to another branch; the playhead stays as far along as it goes. */
export async function goToBranch(id: number): Promise<void> {
  await inTurn(async () => {
    const { branches, moment } = useSession.getState();
    const branch = branches.find((candidate) => candidate.id === id);
    if (branch === undefined) return;
    host?.dispose();
    host = null;
    showRecording(branch.recording, moment, { branch: id, ...endOf(branch), playing: false, broken: null });
  });
}

/** Stops recording ahead; playing at the end of the recording records as it plays. */
export function stopRecording(): void {
  if (ahead !== null) ahead.isStopped = true;
}

/** Records until the end of the scenario, as far as there is room. */
export async function recordAhead(): Promise<void> {
  const { recording } = useSession.getState();
  if (batch !== null || ahead?.recording === recording) return;
  const mine = { recording, isStopped: false };
  ahead = mine;
  useSession.setState({ isRecording: true });
  const pace = new RedrawPace();
  while (!mine.isStopped) {
    const { isOver, panicked, recording: shown, origin, broken } = useSession.getState();
    if (shown !== recording || batch !== null || isOver || panicked || broken !== null) break;
    // Recording ahead discards nothing: the playhead may still be there.
    const left = roomLeft(recording, { discarding: false });
    if (origin === null || left === 0) break;
    const until = origin.scenario.end * NS_PER_MS;
    const isDue = pace.isDue() || left <= BATCH_EVENTS;
    const before = recording.length;
    const events = before + Math.min(BATCH_EVENTS, left);
    const report = await inTurn(() => advance(recording, { until, events }, isDue));
    if (report === null || report.told === before) break;
  }
  if (ahead !== mine) return;
  ahead = null;
  useSession.setState({ isRecording: false, length: useSession.getState().recording.length });
}

/** Lets time pass beyond the end of the recording, by about `events` events, and not beyond `until` ns. */
export async function pull(events: number, until: number = Number.POSITIVE_INFINITY): Promise<void> {
  const { recording } = useSession.getState();
  if (roomLeft(recording, { discarding: true }) === 0) {
    useSession.setState({ playing: false });
    sayFull(recording);
    return;
  }
  await inTurn(() => advance(recording, { until, events: recording.length + events }));
}

/** Lets time pass on the machine of a recording, unless another recording is shown by now. */
async function advance(recording: Recording, limits: Limits, isDue = true): Promise<Report | null> {
  if (useSession.getState().recording !== recording) return null;
  return ask((engine) => engine.advance(limits), isDue);
}

/** Sends a command. Only the first of a batch looks where the playhead was; those after it belong to the same recording. */
async function actOnce(
  command: Command,
  own: { recording: Recording | null },
  place: Place,
): Promise<Report | null> {
  const isFirst = own.recording === null;
  if (isFirst) {
    const { moment } = currentPlace(place);
    const isPast = moment < useSession.getState().recording.length;
    if (isPast && !(await fork(describeCommand(command), place))) return null;
    own.recording = useSession.getState().recording;
  }
  const { recording, stepThrough } = useSession.getState();
  if (recording !== own.recording) return null;
  const before = recording.length;
  const report = await ask((engine) => engine.send(command));
  if (report === null) return null;
  const { noted } = report;
  if (noted !== null) changeBranch((branch) => ({ ...branch, journal: [...branch.journal, noted] }));
  if (!stepThrough) seek(report.told);
  else if (isFirst) seek(before);
  return report;
}

/**
 * Starts a branch at a place, or at the next point where the machine can be stopped. Resolves to whether it did. Until its
 * machine has booted, everything shown is that of the old branch; then all of it changes at once.
 */
async function fork(label: string, place: Place): Promise<boolean> {
  const current = currentBranch();
  const { origin, branches } = useSession.getState();
  if (current === null || origin === null) return false;
  // Detail may have been discarded there: then the branch starts where the recording still knows the machine.
  const moment = current.recording.reachable(currentPlace(place).moment);
  const journal = journalUpTo(current.journal, moment);
  useSession.setState({ isBranching: true });
  const report = await bootAt(origin.scenario, journal, moment);
  useSession.setState({ isBranching: false });
  if (report === null) return false;
  const recording = current.recording.fork(moment, report.strings);
  recording.append(report.chunks, [], report.growth);
  const { kept, dropped } = dropOldest(branches, current);
  const id = Math.max(...branches.map((branch) => branch.id)) + 1;
  const ends = endOf(report);
  const branch = { id, parent: current.id, from: report.told, label, recording, journal, ...ends };
  showRecording(recording, report.told, { branches: [...kept, branch], branch: id, ...ends });
  say('info', forkNotice(dropped));
  return true;
}

/** Brings a new machine to where events are known up to `known`. */
async function bootAt(
  scenario: Scenario,
  journal: readonly JournalEntry[],
  known: number,
): Promise<Report | null> {
  host?.dispose();
  host = newHost();
  return attempt(host, (engine) => engine.boot({ scenario, journal, known }));
}

/** Asks the machine of the present branch, which gets one if it has none, and takes in what it tells; shown when due. */
async function ask(request: (engine: EngineHost) => Promise<Report>, isDue = true): Promise<Report | null> {
  const { broken, origin } = useSession.getState();
  const branch = currentBranch();
  if (broken !== null || origin === null || branch === null) return null;
  if (host === null && (await bootAt(origin.scenario, branch.journal, branch.recording.length)) === null)
    return null;
  const engine = host;
  if (engine === null) return null;
  const report = await attempt(engine, request);
  if (report === null) return null;
  branch.recording.append(report.chunks, report.strings, report.growth);
  discardOldest(branch.recording);
  if (!isDue && !report.isOver && !report.panicked) return report;
  const { length } = branch.recording;
  changeBranch((old) => ({ ...old, ...endOf(report) }));
  useSession.setState({ length, ...endOf(report) });
  return report;
}

/** Asks a machine. Null when it fails, or when another machine has replaced it meanwhile: what it reports is of no use then. */
async function attempt(
  engine: EngineHost,
  request: (engine: EngineHost) => Promise<Report>,
): Promise<Report | null> {
  try {
    const report = await request(engine);
    return engine === host ? report : null;
  } catch (error) {
    if (engine === host) {
      // Whoever acts next gets a new one, brought to the same place.
      host = null;
      engine.dispose();
      useSession.setState({ broken: messageOf(error), playing: false });
    }
    return null;
  }
}
