import { Maximize, Minus, Plus } from 'lucide-react';
import type { JSX } from 'react';
import type { Camera } from '../../stage/camera.ts';
import { useSession } from '../../state/page.ts';
import { STATES } from '../../words/places.ts';
import { PictureChoice } from '../table/picture-choice.tsx';
import style from './stage.module.css';

/** The line above the stage. */
export interface StageHeadProps {
  /** Of the cache in focus, null for none. */
  readonly name: string | null;
  readonly camera: () => Camera | null;
  /** Whether everything is in view. */
  readonly isHome: boolean;
}

const MARKS = [
  ['caller', STATES.used],
  ['magazine', STATES.parked],
  ['free', STATES.free],
  ['emergency', STATES.emergency],
] as const;

/** The name of the cache in focus, the legend of the marks, and the camera. */
export function StageHead({ name, camera, isHome }: StageHeadProps): JSX.Element {
  const isPast = useSession(({ playing, moment, length }) => !playing && moment < length);
  return (
    <header className={style['head']}>
      <h2 className={style['name']}>{name ?? 'No cache'}</h2>
      {isPast && <span className={style['past']}>in the past</span>}
      <ul className={style['legend']} aria-label="Legend">
        {MARKS.map(([mark, words]) => (
          <li key={mark}>
            <span className={`swatch ${mark}`} aria-hidden="true" /> {words}
          </li>
        ))}
      </ul>
      <PictureChoice />
      <fieldset className={style['camera']} aria-label="Zoom">
        <button type="button" aria-label="Zoom out" disabled={isHome} onClick={() => camera()?.step(-1)}>
          <Minus size={14} />
        </button>
        <button type="button" aria-label="Zoom in" onClick={() => camera()?.step(1)}>
          <Plus size={14} />
        </button>
        <button type="button" aria-label="Show everything" disabled={isHome} onClick={() => camera()?.fit()}>
          <Maximize size={13} />
        </button>
      </fieldset>
    </header>
  );
}
