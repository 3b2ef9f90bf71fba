import { create, type StoreApi, type UseBoundStore } from 'zustand';
import { type Command, defaultTunables, type RestoredCache, TUNABLE_NAMES } from '../../engine/index.ts';
import { type EngineHost, HostError, type Report } from '../host/protocol.ts';
import { Recording } from '../model/recording.ts';
import { View } from '../model/view.ts';
import type { LayoutChoice } from './start-from-listing.ts';

/** What is selected in the picture. */
export type Selection = { readonly kind: 'object' | 'slab'; readonly slot: number } | null;

/** Something to say to the user, until it is dismissed. */
export interface Notice {
  readonly tone: 'info' | 'problem';
  readonly text: string;
}

/** What a machine was started from. */
export interface Origin {
  readonly title: string;
  /** Where the figures are from and what is drawn; shown above the picture. */
  readonly caption: string;
  readonly restore: readonly RestoredCache[];
  readonly cpus: number;
  readonly seed: number;
  /** How slabs are laid out, and whether that makes a difference for these figures. */
  readonly layout: LayoutChoice;
  readonly hasOlderLayout: boolean;
}

/** The session: a machine, its recording, and where we look. */
export interface Session {
  readonly origin: Origin | null;
  /** All that has happened; grows by {@link act} and {@link pull}. */
  readonly recording: Recording;
  /** The machine at the playhead; moved only by this store, which tells of it by `moment`. */
  readonly view: View;
  /** Events before the playhead. */
  readonly moment: number;
  /** Events recorded. */
  readonly length: number;
  readonly playing: boolean;
  /** Events a second. */
  readonly speed: number;
  /** Whether the playhead stays before the events of an action, to be stepped through. */
  readonly stepThrough: boolean;
  /** Number of the cache in focus. */
  readonly focus: number;
  readonly selection: Selection;
  readonly notice: Notice | null;
  /** Whether the machine has stopped for good, by a failed check. */
  readonly panicked: boolean;
  /** Why the engine itself answers no more; null while it does. */
  readonly broken: string | null;
}

/** Jiffies in a second of the simulated machine. */
export const HZ = 250;

/** The store. Components read it; the functions below change it. */
export const useSession: UseBoundStore<StoreApi<Session>> = create<Session>(() => ({
  origin: null,
  recording: new Recording(),
  view: new View(),
  moment: 0,
  length: 0,
  playing: false,
  speed: 120,
  stepThrough: false,
  focus: 0,
  selection: null,
  notice: null,
  panicked: false,
  broken: null,
}));

let host: EngineHost | null = null;
let makeHost: () => EngineHost = () => {
  throw new HostError('no engine was given to the session');
};

/** Tells the session how to get an engine; once, before anything is started. */
export function provideHost(make: () => EngineHost): void {
  makeHost = make;
}

/** Starts a machine; the one before it is gone when the new one stands. */
export async function start(origin: Origin): Promise<void> {
  const fresh = makeHost();
  const { cpus, restore, seed } = origin;
  const boot = { machine: { cpus, hz: HZ }, tunables: defaultTunables(), restore, workload: { seed } };
  try {
    const report = await fresh.boot(boot);
    host?.dispose();
    host = fresh;
    const recording = new Recording();
    recording.append(report.chunks, report.strings);
    const view = new View();
    recording.seek(view, recording.length);
    const { length } = recording;
    useSession.setState({
      origin,
      recording,
      view,
      moment: length,
      length,
      playing: false,
      focus: busiestCache(view),
      selection: null,
      notice: unrestoredNotice(report.unrestored),
      panicked: report.panicked,
      broken: null,
    });
  } catch (error) {
    fresh.dispose();
    say('problem', `The machine could not be started: ${messageOf(error)}`);
  }
}

/** Starts the machine anew from where it began. */
export async function startAgain(): Promise<void> {
  const { origin } = useSession.getState();
  if (origin !== null) await start(origin);
}

/** Has commands carried out, one after the other, until one is refused. */
export async function act(...commands: readonly Command[]): Promise<void> {
  const before = useSession.getState();
  const wasBehind = before.moment < before.length;
  if (wasBehind) seek(before.length);
  for (const command of commands) {
    const report = await ask((engine) => engine.send(command));
    if (report === null) return;
    if (report.refusal !== null) {
      say('problem', sentence(report.refusal.message));
      return;
    }
  }
  if (!useSession.getState().stepThrough) seek(useSession.getState().length);
  else if (wasBehind) say('info', 'The picture went on to the present first: actions happen there.');
}

/** Runs some steps of the random workload and records them. */
export async function pull(steps: number): Promise<void> {
  await ask((engine) => engine.work(steps));
}

/** Moves the playhead. */
export function seek(moment: number): void {
  const { recording, view } = useSession.getState();
  recording.seek(view, moment);
  useSession.setState({ moment: view.moment });
}

/** Changes simple settings of the session. */
export function set(
  change: Partial<Pick<Session, 'speed' | 'stepThrough' | 'focus' | 'selection' | 'notice'>>,
): void {
  useSession.setState(change);
}

/** Says something to the user. */
export function say(tone: Notice['tone'], text: string): void {
  useSession.setState({ notice: { tone, text } });
}

/** The value of a module parameter at the playhead. */
export function tunableValue(view: View, name: (typeof TUNABLE_NAMES)[number]): number {
  return view.tunables[TUNABLE_NAMES.indexOf(name)] ?? 0;
}

async function ask(request: (engine: EngineHost) => Promise<Report>): Promise<Report | null> {
  const engine = host;
  if (engine === null || useSession.getState().broken !== null) return null;
  try {
    const report = await request(engine);
    // A machine that was replaced meanwhile has nothing to say to the new recording.
    if (engine !== host) return null;
    const { recording } = useSession.getState();
    recording.append(report.chunks, report.strings);
    useSession.setState({ length: recording.length, panicked: report.panicked });
    return report;
  } catch (error) {
    if (engine === host) useSession.setState({ broken: messageOf(error), playing: false });
    return null;
  }
}

function unrestoredNotice(names: readonly string[]): Notice | null {
  if (names.length === 0) return null;
  return {
    tone: 'problem',
    text: `This machine could not make ${names.join(', ')}; the other caches are there.`,
  };
}

/** The cache with the most slabs: the one to look at first. */
function busiestCache(view: View): number {
  let best = 0;
  for (const cache of view.caches) {
    const most = view.caches[best]?.slabTotal ?? -1;
    if (cache !== null && cache.slabTotal > most) best = cache.index;
  }
  return best;
}

function sentence(message: string): string {
  const text = message.charAt(0).toUpperCase() + message.slice(1);
  return text.endsWith('.') ? text : `${text}.`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
