import { create, type StoreApi, type UseBoundStore } from 'zustand';
import type { Command } from '../../engine/index.ts';
import { commandsOf, type PressureCurve, SHAPES, shaped } from '../model/pressure-curve.ts';
import { act } from './machine.ts';
import { togglePlay } from './playback.ts';
import { say, seek, set, useSession } from './session.ts';

/** The curve that somebody draws, and where it was last pressed. */
export interface PressureDraft {
  /** Seconds of the machine's time that the curve takes. */
  readonly seconds: number;
  /** Null until somebody draws: the shape that the control begins with. */
  readonly curve: PressureCurve | null;
  /** The recording that the curve was last pressed in, and the events before it; null before the first time. */
  readonly pressed: { readonly recording: object; readonly moment: number } | null;
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

/** Plays what the curve did, from its beginning, by the machine's time. */
export function watchCurve(): void {
  const { pressed, seconds } = usePressure.getState();
  const { recording } = useSession.getState();
  if (pressed === null || pressed.recording !== recording) return;
  seek(pressed.moment);
  // Ten seconds of the watcher's time, whatever the machine's.
  set({ pace: 'time', speed: (1000 * seconds) / 10, playing: false });
  togglePlay();
}

async function press(what: string, commands: readonly Command[]): Promise<void> {
  const { moment } = useSession.getState();
  await act(...commands);
  const { recording, panicked } = useSession.getState();
  usePressure.setState({ pressed: { recording, moment } });
  if (!panicked) say('info', outcomeOf(what, moment));
}

/** What the pressure that began at a moment has brought about. */
function outcomeOf(what: string, from: number): string {
  const { recording, length } = useSession.getState();
  const { freePages, marks } = recording.series;
  const { min } = freePages.between(from, length);
  const woken = marks.kswapd.length - marks.kswapd.countUpTo(from);
  const times = woken === 1 ? 'once' : `${woken} times`;
  const reaps = (marks.reap.length - marks.reap.countUpTo(from)).toLocaleString('en');
  return `${what} is over: free memory fell to ${min.toLocaleString('en')} pages, kswapd woke ${times}, and caches were reaped ${reaps} times.`;
}
