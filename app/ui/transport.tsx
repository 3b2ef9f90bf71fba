import { Pause, Play, SkipBack, SkipForward, StepBack, StepForward } from 'lucide-react';
import type { JSX } from 'react';
import { describeEvent } from '../model/queries/describe-event.ts';
import { stepBack, stepCommand, stepEvent, togglePlay } from '../state/playback.ts';
import { seek, set, useSession } from '../state/session.ts';

/** Speeds in events a second, slowest first. */
const SPEEDS = [2, 10, 40, 120, 500, 2000, 10_000, 50_000] as const;

/** Time: play, pause, step and scrub through what was recorded. */
export function Transport(): JSX.Element {
  const { moment, length, playing, speed, stepThrough, view, recording } = useSession();
  const sentence =
    moment > 0 && moment <= recording.length ? describeEvent(recording.event(moment - 1), view) : '';
  return (
    <footer className="transport">
      <div className="row">
        <button type="button" className="icon" aria-label="To the beginning" onClick={() => seek(0)}>
          <SkipBack size={16} />
        </button>
        <button type="button" className="icon" aria-label="Step back an event" onClick={stepBack}>
          <StepBack size={16} />
        </button>
        <button
          type="button"
          className="icon primary play"
          aria-label={playing ? 'Pause' : 'Play'}
          onClick={togglePlay}
        >
          {playing ? <Pause size={16} /> : <Play size={16} />}
        </button>
        <button type="button" className="icon" aria-label="Step an event" onClick={() => void stepEvent()}>
          <StepForward size={16} />
        </button>
        <button type="button" onClick={() => void stepCommand()}>
          Step a call
        </button>
        <button type="button" className="icon" aria-label="To the end" onClick={() => seek(length)}>
          <SkipForward size={16} />
        </button>
        <label>
          Speed
          <select value={speed} onChange={(event) => set({ speed: Number(event.target.value) })}>
            {SPEEDS.map((option) => (
              <option key={option} value={option}>
                {option.toLocaleString('en')} events/s
              </option>
            ))}
          </select>
        </label>
        <label className="check">
          <input
            type="checkbox"
            checked={stepThrough}
            onChange={(event) => set({ stepThrough: event.target.checked })}
          />
          Step through actions
        </label>
        <span className="spring" />
        <span className="mono clock">
          {(view.now / 1e9).toFixed(6)} s · jiffy {view.jiffies} · event {moment.toLocaleString('en')} /{' '}
          {length.toLocaleString('en')}
        </span>
      </div>
      <input
        className="scrub"
        type="range"
        aria-label="Moment"
        min={0}
        max={length}
        value={moment}
        onChange={(event) => seek(Number(event.target.value))}
      />
      <p className="sentence" aria-live={playing ? 'off' : 'polite'}>
        {sentence}
      </p>
    </footer>
  );
}
