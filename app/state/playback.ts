import { pull, seek, useSession } from './session.ts';

/** Steps of the workload to ask for at a time. */
const BATCH = 40;
/** Events that should be recorded ahead of the playhead, in seconds at the current speed. */
const AHEAD = 0.5;

let pulling = false;
/** Events to show that were not whole in the last frame. */
let owed = 0;
let last = 0;

/** Starts or stops playing the random workload. */
export function togglePlay(): void {
  const { playing, panicked, broken, moment, length } = useSession.getState();
  const canPlay = broken === null && (!panicked || moment < length);
  useSession.setState({ playing: !playing && canPlay });
  if (!playing && canPlay) requestAnimationFrame(begin);
}

/** Moves on by one event; at the end of the recording the workload goes on by a step first. */
export async function stepEvent(): Promise<void> {
  useSession.setState({ playing: false });
  await ensureFuture();
  seek(useSession.getState().moment + 1);
}

/** Moves on to the end of the command under way, or of the next one. */
export async function stepCommand(): Promise<void> {
  useSession.setState({ playing: false });
  await ensureFuture();
  const { recording, moment, length } = useSession.getState();
  let end = moment;
  while (end < length) {
    const { kind } = recording.event(end);
    end += 1;
    if (kind === 'opEnded' || kind === 'jiffy') break;
  }
  seek(end);
}

/** Moves back by one event. */
export function stepBack(): void {
  useSession.setState({ playing: false });
  seek(useSession.getState().moment - 1);
}

async function ensureFuture(): Promise<void> {
  const { moment, length, panicked } = useSession.getState();
  if (moment >= length && !panicked) await pull(1);
}

function begin(now: number): void {
  last = now;
  owed = 0;
  requestAnimationFrame(frame);
}

function frame(now: number): void {
  const { playing, speed, moment, length, panicked, broken } = useSession.getState();
  if (!playing) return;
  owed += (speed * Math.min(now - last, 250)) / 1000;
  last = now;
  const whole = Math.floor(owed);
  owed -= whole;
  if (whole > 0 && moment < length) seek(moment + whole);
  const ended = panicked || broken !== null;
  if (ended && useSession.getState().moment >= length) {
    useSession.setState({ playing: false });
    return;
  }
  if (!pulling && !ended && length - moment < speed * AHEAD) void pullMore();
  requestAnimationFrame(frame);
}

async function pullMore(): Promise<void> {
  pulling = true;
  await pull(BATCH);
  pulling = false;
}
