import { NS_PER_MS } from '../../engine/index.ts';
import { pull, recordAhead } from './machine/machine.ts';
import { say, seek, useSession } from './session.ts';
import type { StepUnit } from './settings.ts';

/** Events to ask for at a time beyond the end of the recording, at least. */
const BATCH = 500;
/** Seconds of playing at the current speed that should be recorded ahead of the playhead. */
const AHEAD = 0.5;
/** Ms of the machine's time a second; a stretch without time is over at once. */
const MIN_SPEED = 0.001;

let pulling = false;
/** What is to be shown and was not whole in the last frame: events, or ns. */
let owed = 0;
let last = 0;
/** Where playing stops by itself: a moment of a recording, and of no other; null for nowhere. */
let stop: { readonly recording: object; readonly moment: number } | null = null;
/** Whether playing stops at the end of the scenario: it does unless it began there, or later. */
let stopsAtEnd = true;

/** Starts or stops playing. */
export function togglePlay(): void {
  const { playing, panicked, broken, moment, length } = useSession.getState();
  const canPlay = (broken === null && !panicked) || moment < length;
  stop = null;
  stopsAtEnd = moment < endOfScenario();
  useSession.setState({ playing: !playing && canPlay });
  if (!playing && canPlay) requestAnimationFrame(begin);
}

/** Plays what is recorded from one moment to another, in so many seconds, and stops there. */
export function playStretch(from: number, to: number, seconds: number): void {
  const { recording } = useSession.getState();
  const ms = (recording.timeBefore(to) - recording.timeBefore(from)) / NS_PER_MS;
  seek(from);
  useSession.setState({ pace: 'time', speed: Math.max(MIN_SPEED, ms / seconds), playing: false });
  togglePlay();
  stop = { recording, moment: to };
}

/** Whether it plays, and stops by itself at that moment of the present recording. */
export function playsUpTo(moment: number): boolean {
  return useSession.getState().playing && stopMoment() === moment;
}

/** The moment at which playing stops by itself; infinite where it does not. */
function stopMoment(): number {
  const end = stopsAtEnd ? endOfScenario() : Number.POSITIVE_INFINITY;
  return stop?.recording === useSession.getState().recording ? Math.min(end, stop.moment) : end;
}

/** The moment at which the scenario ends; infinite where it has no end, or where that is not recorded yet. */
function endOfScenario(): number {
  const { origin, isOver, recording } = useSession.getState();
  const end = origin?.scenario.end ?? 0;
  return isOver && end > 0 ? recording.momentAtTime(end * NS_PER_MS) : Number.POSITIVE_INFINITY;
}

/** Moves on by one event; at the end of the recording time passes first. */
async function stepEvent(): Promise<void> {
  if (await ensureFuture()) seek(useSession.getState().moment + 1);
}

/** Moves back by one event. */
export function stepBack(): void {
  useSession.setState({ playing: false });
  seek(useSession.getState().moment - 1);
}

/** Moves on to the end of the call under way, or of the next one. */
export async function stepCommand(): Promise<void> {
  if (!(await ensureFuture())) return;
  const { recording, moment, length } = useSession.getState();
  let end = moment;
  while (isKept(end) && end < length && !isEndOfCall(recording.event(end++).kind));
  seek(Math.max(end, moment + 1));
}

/** Moves back to the end of the call before. */
export function stepCommandBack(): void {
  useSession.setState({ playing: false });
  const { recording, moment } = useSession.getState();
  let end = moment - 1;
  while (isKept(end - 1) && !isEndOfCall(recording.event(end - 1).kind)) end -= 1;
  seek(end);
}

/** Moves on, or back, to the next event of jiffies. */
export async function stepJiffy(direction: 1 | -1): Promise<void> {
  useSession.setState({ playing: false });
  if (direction === 1 && !(await ensureFuture())) return;
  const { recording, moment, length } = useSession.getState();
  let at = direction === 1 ? moment : moment - 2;
  while (isKept(at) && at < length && recording.event(at).kind !== 'jiffy') at += direction;
  seek(at + 1);
}

/** Moves on, or back, by one of whatever a step is. */
export async function step(unit: StepUnit, direction: 1 | -1): Promise<void> {
  switch (unit) {
    case 'event':
      return direction === 1 ? stepEvent() : stepBack();
    case 'call':
      return direction === 1 ? stepCommand() : stepCommandBack();
    case 'jiffy':
      return stepJiffy(direction);
    case 'mark':
      return goToMark(direction);
  }
}

/** Goes to the next mark of the chosen kind, or the one before; says so when there is none. */
export function goToMark(direction: 1 | -1): void {
  const { recording, moment, markKind } = useSession.getState();
  const list = recording.series.marks[markKind];
  const at = direction === 1 ? list.countUpTo(moment - 1) : list.countUpTo(moment - 2) - 1;
  if (at < 0 || at >= list.length) {
    say('info', `No “${markKind}” ${direction === 1 ? 'after' : 'before'} this moment.`);
    return;
  }
  useSession.setState({ playing: false });
  seek(list.at(at) + 1);
}

/** Whether the recording still has an event; where it has not, a step goes to the next keyframe. */
function isKept(moment: number): boolean {
  return moment >= useSession.getState().recording.keptFrom;
}

/** A call of the allocator's users is over, or time has moved. */
function isEndOfCall(kind: string): boolean {
  return (
    kind === 'opEnded' ||
    kind === 'jiffy' ||
    kind === 'allocHit' ||
    kind === 'freeHit' ||
    kind === 'alloc' ||
    kind === 'free'
  );
}

/** Stops playing, and lets time pass at the end of the recording. Resolves to whether the same recording is still shown. */
async function ensureFuture(): Promise<boolean> {
  useSession.setState({ playing: false });
  const { recording, moment, length, panicked } = useSession.getState();
  if (moment >= length && !panicked) await pull(1);
  return useSession.getState().recording === recording;
}

function begin(now: number): void {
  last = now;
  owed = 0;
  void recordAhead();
  requestAnimationFrame(frame);
}

function frame(now: number): void {
  const { playing, panicked, broken, isBranching } = useSession.getState();
  if (!playing) return;
  if (!isBranching) move(Math.min(now - last, 250) / 1000);
  last = now;
  const { moment, length } = useSession.getState();
  const goal = stopMoment();
  const ended = panicked || broken !== null || goal <= length;
  if (ended && moment >= Math.min(length, goal)) {
    useSession.setState({ playing: false });
    return;
  }
  if (!pulling && !isBranching && !ended && needsMore()) void pullMore();
  requestAnimationFrame(frame);
}

/** Moves the playhead by so many seconds of playing. */
function move(seconds: number): void {
  const { pace, speed, moment, recording } = useSession.getState();
  owed += speed * seconds * (pace === 'events' ? 1 : NS_PER_MS);
  if (pace === 'events') {
    const whole = Math.floor(owed);
    owed -= whole;
    if (whole > 0) seek(Math.min(stopMoment(), moment + whole));
    return;
  }
  const goal = Math.min(stopMoment(), recording.momentAtTime(recording.timeBefore(moment) + owed));
  if (goal <= moment) return;
  owed = 0;
  seek(goal);
}

function needsMore(): boolean {
  const { pace, speed, moment, length, recording, isRecording } = useSession.getState();
  if (isRecording) return false;
  if (pace === 'events') return length - moment < speed * AHEAD;
  const { times } = recording;
  return times.latest - times.before(moment) < speed * AHEAD * NS_PER_MS;
}

async function pullMore(): Promise<void> {
  pulling = true;
  const { pace, speed, origin } = useSession.getState();
  const end = (origin?.scenario.end ?? 0) * NS_PER_MS;
  const until = stopsAtEnd && end > 0 ? end : Number.POSITIVE_INFINITY;
  await pull(pace === 'events' ? Math.max(BATCH, Math.ceil(speed * AHEAD)) : 20 * BATCH, until);
  pulling = false;
}
