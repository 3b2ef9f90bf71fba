import type { JSX } from 'react';
import { app, useSession } from '../../state/page.ts';
import { PACES, type Pace, setSession } from '../../state/session.ts';
import { speedWords } from '../../words/speeds.ts';

/** The slowest and the fastest speed: a factor, events, and ms of the machine's time per second. */
const RANGE: Readonly<Record<Pace, readonly [number, number]>> = {
  action: [1 / 16, 16],
  events: [1, 1_000_000],
  time: [0.0001, 10_000],
};

const STEPS = 100;

/** The place of a speed on the slider, whose steps are equal factors. */
function placeOf(pace: Pace, speed: number): number {
  const [least, most] = RANGE[pace];
  return (STEPS * Math.log(speed / least)) / Math.log(most / least);
}

/** The speed at a place of the slider. */
function speedAt(pace: Pace, place: number): number {
  const [least, most] = RANGE[pace];
  return least * (most / least) ** (place / STEPS);
}

const PACE_NAMES: readonly Pace[] = ['action', 'events', 'time'];

/** The playback speed on a log scale, and its pace: action, events or the machine's time. */
export function Speed(): JSX.Element {
  const pace = useSession((session) => session.pace);
  const speed = useSession((session) => session.speed);
  return (
    <span className="group">
      <select
        aria-label="Play by"
        value={pace}
        onChange={(event) => {
          const next = PACE_NAMES.find((one) => one === event.target.value) ?? 'action';
          setSession(app, { pace: next, speed: PACES[next] });
        }}
      >
        {PACE_NAMES.map((one) => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
      </select>
      <input
        type="range"
        aria-label="Speed"
        aria-valuetext={speedWords(pace, speed)}
        min={0}
        max={STEPS}
        value={Math.round(placeOf(pace, speed))}
        onChange={(event) => setSession(app, { speed: speedAt(pace, Number(event.target.value)) })}
      />
      <span className="mono dim speed">{speedWords(pace, speed)}</span>
    </span>
  );
}

/** Halves or doubles the speed. */
export function changeSpeed(direction: 1 | -1): void {
  const { pace, speed } = useSession.getState();
  const [least, most] = RANGE[pace];
  setSession(app, { speed: Math.min(most, Math.max(least, speed * 2 ** direction)), pace });
}
