import { type Command, ENGINE_VERSION, type JournalEntry, type Scenario } from '../../../engine/index.ts';
import type { RecordedRun } from '../../formats/recording-file/recording-file.ts';
import type { EngineHost, Report } from '../../host/protocol.ts';
import { Recording } from '../../model/recording.ts';
import { View } from '../../model/view.ts';
import { describeCommand } from '../act/describe-command.ts';
import { forkNotice, messageOf, sentence, unrestoredNotice } from '../notices.ts';
import { type Origin, say, seek, useSession } from '../session.ts';
import { useSettings } from '../settings.ts';
import { dropOldest, endOf, journalUpTo } from './branches.ts';
import { changeBranch, currentBranch } from './current-branch.ts';
import { newHost } from './engine-factory.ts';
import { showFresh } from './fresh-session.ts';
import { AHEAD_BATCH, AHEAD_PERIOD } from './limits.ts';
import { inTurn } from './queue.ts';
import { isFull, makeRoom, sayFull } from './room.ts';

const NS_PER_MS = 1e6;

/** The machine of the branch that is looked at; null while that branch has none and is only looked at. */
let host: EngineHost | null = null;
/** Somebody has had enough of recording ahead. */
let isStopped = false;
/** Actions under way that belong together; null while there are none. */
let batch: { isBegun: boolean } | null = null;

/**
 * Starts a machine, with what was done to it by hand; the one before it is gone when the new one stands. Says whether
 * it stands.
 */
export async function start(origin: Origin, journal: readonly JournalEntry[] = []): Promise<boolean> {
  const fresh = newHost();
  try {
    const report = await fresh.boot({ scenario: origin.scenario, journal, known: 0 });
    host?.dispose();
    host = fresh;
    const recording = recordingOf(report);
    showFresh({ origin, recording, journal, label: 'as the scenario has it', ...endOf(report) });
    useSession.setState({ callers: report.callers, notice: unrestoredNotice(report.unrestored) });
    void recordAhead();
    return true;
  } catch (error) {
    fresh.dispose();
    say('problem', `The machine could not be started: ${messageOf(error)}`);
    return false;
  }
}

/** Looks at a recording that was kept; its machine comes into being when somebody acts. */
export function showRecorded(run: RecordedRun, engine: string): void {
  host?.dispose();
  host = null;
  const { scenario, journal } = run;
  const { title, about } = scenario;
  const origin = { title, caption: about, scenario, older: null };
  const recording = recordingOf(run);
  makeRoom(recording);
  const panicked = recording.series.marks.panic.length > 0;
  const ends = { panicked, isOver: true, cacheIds: [] };
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

/** Has commands carried out at the playhead, one after the other, until one is refused. In the past this makes a branch. */
export async function act(...commands: readonly Command[]): Promise<void> {
  useSession.setState({ broken: null });
  for (const [i, command] of commands.entries()) {
    // Only the first one looks where the playhead is: what follows belongs to it, wherever somebody looks meanwhile.
    const isFirst = i === 0 && batch?.isBegun !== true;
    if (batch !== null) batch.isBegun = true;
    const report = await inTurn(() => actOnce(command, isFirst));
    if (report === null) return;
    if (report.refusal !== null) {
      say('problem', sentence(report.refusal.message));
      return;
    }
  }
  if (batch === null) void recordAhead();
}

/** Has actions that belong together carried out as one: nothing is recorded ahead between them. */
export async function inOneGo(work: () => Promise<void>): Promise<void> {
  if (batch !== null) return work();
  batch = { isBegun: false };
  try {
    await work();
  } finally {
    batch = null;
  }
  void recordAhead();
}

/** Leaves the present course of events at the playhead, even at its end, so that it can be gone back to. */
export async function branchOff(label: string): Promise<void> {
  await inTurn(() => fork(label));
}

/** Goes to another branch; the playhead stays as far along as it goes. */
export async function goToBranch(id: number): Promise<void> {
  const { branches, moment, view } = useSession.getState();
  const branch = branches.find((candidate) => candidate.id === id);
  if (branch === undefined) return;
  await inTurn(async () => {
    host?.dispose();
    host = null;
    // A view may share pages with the recording that it leaves, but what it has taken in need not be the same.
    view.restore(new View().keep());
    branch.recording.seek(view, moment);
    const { recording, panicked, isOver, cacheIds } = branch;
    const { length } = recording;
    useSession.setState({
      branch: id,
      recording,
      length,
      moment: view.moment,
      panicked,
      isOver,
      cacheIds,
      playing: false,
    });
  });
}

/** Has the worker record no further ahead; playing at the end of the recording goes on from there. */
export function stopRecording(): void {
  isStopped = true;
}

/** Records until the end of the scenario, as far as there is room. */
export async function recordAhead(): Promise<void> {
  if (batch !== null || useSession.getState().isRecording) return;
  useSession.setState({ isRecording: true });
  isStopped = false;
  let shownAt = performance.now();
  let period: number = AHEAD_PERIOD.first;
  while (!isStopped) {
    const { isOver, panicked, recording, origin, broken } = useSession.getState();
    if (batch !== null || isOver || panicked || broken !== null) break;
    const left = useSettings.getState().mostEvents - recording.length;
    if (origin === null || left <= 0) break;
    const until = origin.scenario.end * NS_PER_MS;
    const isDue = left <= AHEAD_BATCH || performance.now() - shownAt >= period;
    if (isDue) {
      shownAt = performance.now();
      period = Math.min(2 * period, AHEAD_PERIOD.last);
    }
    const before = recording.length;
    const report = await inTurn(() =>
      ask((engine) => engine.advance({ until, events: told() + Math.min(AHEAD_BATCH, left) }), isDue),
    );
    if (report === null || report.told === before) break;
  }
  useSession.setState(({ recording }) => ({ isRecording: false, length: recording.length }));
}

/** Lets time pass beyond the end of the recording, by about `events` events. */
export async function pull(events: number): Promise<void> {
  const { recording } = useSession.getState();
  if (isFull(recording)) {
    useSession.setState({ playing: false });
    sayFull(recording);
    return;
  }
  await inTurn(() =>
    ask((engine) => engine.advance({ until: Number.POSITIVE_INFINITY, events: told() + events })),
  );
}

function told(): number {
  return useSession.getState().recording.length;
}

async function actOnce(command: Command, mayFork: boolean): Promise<Report | null> {
  const { moment, stepThrough } = useSession.getState();
  if (mayFork && moment < told()) await fork(describeCommand(command));
  const before = told();
  const report = await ask((engine) => engine.send(command));
  if (report === null) return null;
  const { noted } = report;
  if (noted !== null) changeBranch((branch) => ({ ...branch, journal: [...branch.journal, noted] }));
  if (!stepThrough) seek(report.told);
  else if (mayFork) seek(before);
  return report;
}

/** Leaves the present course of events at the playhead, or at the next point where the machine can be stopped. */
async function fork(label: string): Promise<void> {
  // Detail may have been thinned under the playhead: then it goes to where the recording still knows the machine.
  seek(useSession.getState().moment);
  const current = currentBranch();
  const { origin, branches, moment } = useSession.getState();
  if (current === null || origin === null) return;
  const journal = journalUpTo(current.journal, moment);
  const report = await bootAt(origin.scenario, journal, moment);
  if (report === null) return;
  const recording = current.recording.fork(moment, report.strings);
  recording.append(report.chunks, [], report.growth);
  const { kept, dropped } = dropOldest(branches, current);
  const id = Math.max(...branches.map((branch) => branch.id)) + 1;
  const branch = { id, parent: current.id, from: report.told, label, recording, journal, ...endOf(report) };
  useSession.setState({
    branches: [...kept, branch],
    branch: id,
    recording,
    length: recording.length,
    callers: report.callers,
    ...endOf(report),
  });
  seek(report.told);
  say('info', forkNotice(dropped));
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
  // A machine that was replaced meanwhile has nothing to say to the new recording.
  if (report === null || engine !== host) return null;
  branch.recording.append(report.chunks, report.strings, report.growth);
  makeRoom(branch.recording);
  if (!isDue && !report.isOver && !report.panicked) return report;
  const { length } = branch.recording;
  changeBranch((old) => ({ ...old, ...endOf(report) }));
  useSession.setState({ length, ...endOf(report), callers: report.callers });
  return report;
}

async function attempt(
  engine: EngineHost,
  request: (engine: EngineHost) => Promise<Report>,
): Promise<Report | null> {
  try {
    return await request(engine);
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
