import { Pause, Play, SkipBack, SkipForward, StepBack, StepForward } from 'lucide-react';
import type { JSX } from 'react';
import { useSession } from '../../state/page.ts';
import { STEP_UNITS, setSettings, useSettings } from '../../state/settings.ts';
import { ActionButton } from '../actions/action-button.tsx';
import { TIME } from '../actions/time.ts';
import { tip } from '../widgets/tip.ts';
import css from './transport.module.css';

/** To the ends, a step back or forward, and play. */
export function StepButtons(): JSX.Element {
  const playing = useSession((session) => session.playing);
  // The labels name the unit.
  useSettings((settings) => settings.unit);
  return (
    <span className={css['buttons']}>
      <ActionButton action={TIME.beginning} className="icon">
        <SkipBack size={16} />
      </ActionButton>
      <ActionButton action={TIME.stepBack} className="icon">
        <StepBack size={16} />
      </ActionButton>
      <ActionButton action={TIME.play} className="icon primary">
        {playing ? <Pause size={16} /> : <Play size={16} />}
      </ActionButton>
      <ActionButton action={TIME.stepForward} className="icon">
        <StepForward size={16} />
      </ActionButton>
      <ActionButton action={TIME.end} className="icon">
        <SkipForward size={16} />
      </ActionButton>
    </span>
  );
}

/** The unit of a step. */
export function StepUnitChoice(): JSX.Element {
  const unit = useSettings((settings) => settings.unit);
  return (
    <select
      aria-label="Step by"
      {...tip('The unit of a step')}
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
