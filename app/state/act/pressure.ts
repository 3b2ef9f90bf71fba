import type { Command } from '../../../engine/index.ts';
import type { Notice } from '../../model/notice.ts';
import { commandsOf, type PressureCurve, SHAPES, shaped } from '../../model/pressure-curve.ts';
import type { App } from '../app.ts';
import { say } from '../session.ts';

/** Makes other processes want `pages` pages. */
export async function setPressure(app: App, pages: number): Promise<void> {
  await app.machine.act({ op: 'pressure', pages });
}

/** Steps of a squeeze, up and down again. */
const RAMP = 8;

/** Takes nearly all memory within a second of the machine's time, holds it for half a second, and releases it. */
export async function squeeze(app: App): Promise<void> {
  const { view, hz } = app.session.getState();
  const { frames } = view.memory;
  const wait = { op: 'tick', n: Math.max(1, Math.round(hz / RAMP)) } as const;
  const up = Array.from({ length: RAMP }, (_, i) => Math.round((frames * (i + 1)) / RAMP));
  const down = up.toReversed().slice(1);
  const ramp = (pages: number): Command[] => [{ op: 'pressure', pages }, wait];
  const letGo: readonly Command[] = [{ op: 'pressure', pages: 0 }, wait];
  await press(app, 'squeezed', [...up.flatMap(ramp), wait, wait, wait, ...down.flatMap(ramp), ...letGo]);
}

/** The current curve: the drawn one, or the first shape of the control. */
export function currentCurve(app: App, frames: number): PressureCurve {
  const { curve, seconds } = app.pressure.getState();
  return { ...(curve ?? shaped(SHAPES.ramp, seconds, frames)), seconds };
}

/** Applies memory pressure along the curve. */
export async function pressCurve(app: App): Promise<void> {
  const { view, hz } = app.session.getState();
  await press(app, 'curve applied', commandsOf(currentCurve(app, view.memory.frames), hz));
}

/** How long the replay of pressure takes, in s, however long it took the machine. */
const WATCHED_IN = 10;

/** Replays the last pressure from start to end. */
export function watchPressure(app: App): void {
  const { pressed } = app.pressure.getState();
  const { recording } = app.session.getState();
  if (pressed?.recording === recording) app.playback.playStretch(pressed.from, pressed.to, WATCHED_IN);
}

/** Whether pressure is being replayed: applying it again then replays it, instead of starting a branch midway. */
function isWatched(app: App): boolean {
  const { pressed } = app.pressure.getState();
  return pressed?.recording === app.session.getState().recording && app.playback.playsUpTo(pressed.to);
}

async function press(
  app: App,
  kind: 'squeezed' | 'curve applied',
  commands: readonly Command[],
): Promise<void> {
  if (isWatched(app)) {
    watchPressure(app);
    return;
  }
  const from = app.session.getState().moment;
  if (!(await app.machine.act(...commands))) return;
  const { recording, length, panicked } = app.session.getState();
  app.pressure.setState({ pressed: { recording, from, to: length } });
  if (!panicked) say(app, outcomeOf(app, kind, from));
  watchPressure(app);
}

/** What the pressure that began at a moment did. */
function outcomeOf(app: App, kind: 'squeezed' | 'curve applied', from: number): Notice {
  const { recording, length } = app.session.getState();
  const { freePages, marks } = recording.series;
  return {
    kind,
    seconds: WATCHED_IN,
    leastPages: freePages.between(from, length).min,
    woken: marks.kswapd.length - marks.kswapd.countUpTo(from),
    reaps: marks.reap.length - marks.reap.countUpTo(from),
  };
}
