import type { Playback } from './playback.ts';

/** The longest that the events of an action by hand are replayed, in s. */
const LONGEST_REPLAY = 2;

/** Replays the events of each action by hand after it, at a pace that the eye follows. */
export function replayActions(playback: Playback): void {
  const { session } = playback;
  session.subscribe(({ acted }, last) => {
    if (acted === null || acted === last.acted || isMotionReduced()) return;
    const { recording, from, to } = acted;
    const [a, b] = [recording.action.before(from), recording.action.before(to)];
    const seconds = Math.min(LONGEST_REPLAY, b.work + b.idle - a.work - a.idle);
    if (seconds === 0) return;
    playback.playStretch(from, to, seconds);
    session.setState({ replayed: to });
  });
}

function isMotionReduced(): boolean {
  return globalThis.matchMedia?.('(prefers-reduced-motion: reduce)').matches ?? false;
}
