import { Pause, Play, SkipBack, SkipForward, StepBack, StepForward } from 'lucide-react';
import type { JSX } from 'react';
import { app, useSession } from '../../state/page.ts';
import { seek } from '../../state/session.ts';
import { STEP_UNITS, type StepUnit, setSettings, useSettings } from '../../state/settings.ts';
import css from './transport.module.css';

const WORDS: Readonly<Record<StepUnit, string>> = {
  event: 'an event',
  call: 'a call',
  jiffy: 'a jiffy',
  mark: 'to a mark',
};

/** To the ends, a app.playback.step back and on, and play. */
export function StepButtons(): JSX.Element {
  const playing = useSession((session) => session.playing);
  const unit = useSettings((settings) => settings.unit);
  return (
    <span className={css['buttons']}>
      <IconButton label="To the beginning" keys="Home" onClick={() => seek(app, 0)}>
        <SkipBack size={16} />
      </IconButton>
      <IconButton
        label={`Step back ${WORDS[unit]}`}
        keys="←"
        onClick={() => void app.playback.step(unit, -1)}
      >
        <StepBack size={16} />
      </IconButton>
      <button
        type="button"
        className="icon primary"
        aria-label={playing ? 'Pause' : 'Play'}
        title={`${playing ? 'Pause' : 'Play'} (space)`}
        onClick={app.playback.toggle}
      >
        {playing ? <Pause size={16} /> : <Play size={16} />}
      </button>
      <IconButton label={`Step ${WORDS[unit]}`} keys="→" onClick={() => void app.playback.step(unit, 1)}>
        <StepForward size={16} />
      </IconButton>
      <IconButton label="To the end" keys="End" onClick={() => seek(app, useSession.getState().length)}>
        <SkipForward size={16} />
      </IconButton>
    </span>
  );
}

/** What a app.playback.step moves by. */
export function StepUnitChoice(): JSX.Element {
  const unit = useSettings((settings) => settings.unit);
  return (
    <select
      aria-label="Step by"
      title="What a app.playback.step moves by"
      value={unit}
      onChange={(event) =>
        setSettings({ unit: STEP_UNITS.find((one) => one === event.target.value) ?? 'event' })
      }
    >
      {STEP_UNITS.map((one) => (
        <option key={one} value={one}>
          step: {one}
        </option>
      ))}
    </select>
  );
}

interface IconButtonProps {
  readonly label: string;
  readonly keys: string;
  readonly onClick: () => void;
  readonly children: JSX.Element;
}

function IconButton({ label, keys, onClick, children }: IconButtonProps): JSX.Element {
  return (
    <button type="button" className="icon" aria-label={label} title={`${label} (${keys})`} onClick={onClick}>
      {children}
    </button>
  );
}
