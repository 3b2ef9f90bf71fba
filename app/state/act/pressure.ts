import { create, type StoreApi, type UseBoundStore } from 'zustand';
import type { Command } from '../../../engine/index.ts';
import { commandsOf, type PressureCurve, SHAPES, shaped } from '../../model/pressure-curve.ts';
import { act } from '../machine/machine.ts';
import { playStretch, playsUpTo } from '../playback.ts';
import { say, useSession } from '../session.ts';

/** The curve that somebody draws, and where it was last pressed. */
export interface PressureDraft {
  /** Seconds of the machine's time that the curve takes. */
  readonly seconds: number;
  /** Null until somebody draws: the shape that the control begins with. */
  readonly curve: PressureCurve | null;
  /** The recording in which memory was last pressed on, and the moments before and after; null before the first time. */
  readonly pressed: { readonly recording: object; readonly from: number; readonly to: number } | null;
}

/** The draft of the curve; it outlives the panel that draws it. */
export const usePressure: UseBoundStore<StoreApi<PressureDraft>> = create<PressureDraft>(() => ({
  seconds: 2,
  curve: null,
  pressed: null,
}));

/** Has the consumer outside want so many pages. */
export async function setPressure(pages: number): Promise<void> {
  await act({ op: 'pressure', pages });
}

/** Steps of a squeeze, up and down again. */
const RAMP = 8;

/** Takes nearly all memory within a second of the machine's time, holds it for half a second, and lets it go. */
export async function squeeze(): Promise<void> {
  const { view, hz } = useSession.getState();
  const { frames } = view.memory;
  const wait = { op: 'tick', n: Math.max(1, Math.round(hz / RAMP)) } as const;
  const up = Array.from({ length: RAMP }, (_, i) => Math.round((frames * (i + 1)) / RAMP));
  const down = up.toReversed().slice(1);
  const ramp = (pages: number): Command[] => [{ op: 'pressure', pages }, wait];
  const letGo: readonly Command[] = [{ op: 'pressure', pages: 0 }, wait];
  await press('The squeeze', [...up.flatMap(ramp), wait, wait, wait, ...down.flatMap(ramp), ...letGo]);
}

/** The curve as it stands: drawn, or the shape that the control begins with. */
export function currentCurve(frames: number): PressureCurve {
  const { curve, seconds } = usePressure.getState();
  const flat = (): number => 0;
  return { ...(curve ?? shaped(SHAPES['up and let go'] ?? flat, seconds, frames)), seconds };
}

/** Presses as the curve was drawn. */
export async function pressCurve(): Promise<void> {
  const { view, hz } = useSession.getState();
  await press('The curve', commandsOf(currentCurve(view.memory.frames), hz));
}

/** Seconds of the watcher's time that pressure is played in, whatever the machine's. */
const WATCHED_IN = 10;

/** Plays what pressure did, from its beginning to its end. */
export function watchPressure(): void {
  const { pressed } = usePressure.getState();
  const { recording } = useSession.getState();
  if (pressed?.recording === recording) playStretch(pressed.from, pressed.to, WATCHED_IN);
}

/** Whether pressure is being watched: whoever presses again then wants to see it again, not to branch off midway. */
function isWatched(): boolean {
  const { pressed } = usePressure.getState();
  return pressed?.recording === useSession.getState().recording && playsUpTo(pressed.to);
}

async function press(what: string, commands: readonly Command[]): Promise<void> {
  if (isWatched()) {
    watchPressure();
    return;
  }
  const from = useSession.getState().moment;
  if (!(await act(...commands))) return;
  const { recording, length, panicked } = useSession.getState();
  usePressure.setState({ pressed: { recording, from, to: length } });
  if (!panicked) say('info', outcomeOf(what, from));
  watchPressure();
}

/** What the pressure that began at a moment has brought about. */
function outcomeOf(what: string, from: number): string {
  const { recording, length } = useSession.getState();
  const { freePages, marks } = recording.series;
  const { min } = freePages.between(from, length);
  const woken = marks.kswapd.length - marks.kswapd.countUpTo(from);
  const times = woken === 1 ? 'once' : `${woken} times`;
  const reaps = (marks.reap.length - marks.reap.countUpTo(from)).toLocaleString('en');
  return `${what}, in ${WATCHED_IN} seconds: free memory falls to ${min.toLocaleString('en')} pages, kswapd wakes ${times}, and caches are reaped ${reaps} times.`;
}
