import { type Command, ENGINE_VERSION, type JournalEntry, type Scenario } from '../../engine/index.ts';
import type { RecordedRun } from '../formats/recording-file/recording-file.ts';
import { type EngineHost, HostError, type Report } from '../host/protocol.ts';
import { Recording } from '../model/recording.ts';
import { View } from '../model/view.ts';
import { type Branch, dropOldest, journalUpTo } from './branches.ts';
import { changeBranch, currentBranch } from './current-branch.ts';
import { describeCommand } from './describe-command.ts';
import { showFresh } from './fresh-session.ts';
import { AHEAD_BATCH, MOST_AHEAD, MOST_EVENTS } from './limits.ts';
import { forkNotice, messageOf, sentence, unrestoredNotice } from './notices.ts';
import { type Origin, say, seek, useSession } from './session.ts';

const NS_PER_MS = 1e6;

/** The machine of the branch that is looked at; null while that branch has none and is only looked at. */
let host: EngineHost | null = null;
let makeHost: () => EngineHost = () => {
  throw new HostError('no engine was given to the session');
};
/** Somebody has had enough of recording ahead. */
let isStopped = false;
/** Asks are sent one after the other: each finds the recording as the one before left it. */
let queue: Promise<unknown> = Promise.resolve();
/** Actions under way that belong together; null while there are none. */
let batch: { isBegun: boolean } | null = null;

/** Tells the session how to get an engine; once, before anything is started. */
export function provideHost(make: () => EngineHost): void {
  makeHost = make;
}

/**
 * Starts a machine, with what was done to it by hand; the one before it is gone when the new one stands. Says whether
 * it stands.
 */
export async function start(origin: Origin, journal: readonly JournalEntry[] = []): Promise<boolean> {
  const fresh = makeHost();
  try {
    const report = await fresh.boot({ scenario: origin.scenario, journal, known: 0 });
    host?.dispose();
    host = fresh;
    const recording = new Recording();
    recording.append(report.chunks, report.strings);
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
export function showRecorded({ scenario, journal, strings, chunks }: RecordedRun, engine: string): void {
  host?.dispose();
  host = null;
  const recording = new Recording();
  recording.append(chunks, strings);
  const origin: Origin = {
    title: scenario.title,
    caption: scenario.about,
    scenario,
    layout: 'as posted',
    hasOlderLayout: false,
  };
  const panicked = recording.series.marks.panic.length > 0;
  showFresh({
    origin,
    recording,
    journal,
    label: 'as it was recorded',
    panicked,
    isOver: true,
    cacheIds: [],
  });
  const other = `It was recorded by engine ${engine}; this is ${ENGINE_VERSION}, and may go on otherwise where you act.`;
  if (engine !== ENGINE_VERSION) say('info', other);
}

/** Starts the machine anew from where it began. */
export async function startAgain(): Promise<void> {
  const { origin } = useSession.getState();
  if (origin !== null) await start(origin);
}

/** Has commands carried out at the playhead, one after the other, until one is refused. In the past this makes a branch. */
export async function act(...commands: readonly Command[]): Promise<void> {
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
  await inTurn(() => fork(useSession.getState().moment, label));
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
    view.assign(new View());
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
  while (!isStopped) {
    const { isOver, panicked, length, origin, broken } = useSession.getState();
    if (batch !== null || isOver || panicked || broken !== null) break;
    if (origin === null || length >= MOST_AHEAD) break;
    const until = origin.scenario.end * NS_PER_MS;
    const report = await inTurn(() =>
      ask((engine) => engine.advance({ until, events: told() + AHEAD_BATCH })),
    );
    if (report === null || report.told === length) break;
  }
  useSession.setState({ isRecording: false });
}

/** Lets time pass beyond the end of the recording, by about `events` events. */
export async function pull(events: number): Promise<void> {
  if (told() >= MOST_EVENTS) {
    useSession.setState({ playing: false });
    say('info', 'The recording is full: 10,000,000 events. Act in the past, or start again, to go on.');
    return;
  }
  await inTurn(() =>
    ask((engine) => engine.advance({ until: Number.POSITIVE_INFINITY, events: told() + events })),
  );
}

function told(): number {
  return useSession.getState().length;
}

function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const turn = queue.then(work, work);
  queue = turn;
  return turn;
}

async function actOnce(command: Command, mayFork: boolean): Promise<Report | null> {
  const { moment, length, stepThrough } = useSession.getState();
  if (mayFork && moment < length) await fork(moment, describeCommand(command));
  const before = told();
  const report = await ask((engine) => engine.send(command));
  if (report === null) return null;
  const { noted } = report;
  if (noted !== null) changeBranch((branch) => ({ ...branch, journal: [...branch.journal, noted] }));
  if (!stepThrough) seek(report.told);
  else if (mayFork) seek(before);
  return report;
}

/** Leaves the present course of events after `moment` events, or at the next point where the machine can be stopped. */
async function fork(moment: number, label: string): Promise<void> {
  const current = currentBranch();
  const { origin, branches } = useSession.getState();
  if (current === null || origin === null) return;
  const journal = journalUpTo(current.journal, moment);
  const report = await bootAt(origin.scenario, journal, moment);
  if (report === null) return;
  const recording = current.recording.fork(report.told, report.strings);
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
  host = makeHost();
  return attempt(host, (engine) => engine.boot({ scenario, journal, known }));
}

/** Asks the machine of the present branch, which gets one if it has none, and takes in what it tells. */
async function ask(request: (engine: EngineHost) => Promise<Report>): Promise<Report | null> {
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
  branch.recording.append(report.chunks, report.strings);
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
    if (engine === host) useSession.setState({ broken: messageOf(error), playing: false });
    return null;
  }
}

function endOf({ panicked, isOver, cacheIds }: Report): Pick<Branch, 'panicked' | 'isOver' | 'cacheIds'> {
  return { panicked, isOver, cacheIds };
}
