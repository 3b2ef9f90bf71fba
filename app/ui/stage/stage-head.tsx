import { Maximize, Minus, Plus } from 'lucide-react';
import type { JSX } from 'react';
import { STATES } from '../../words/places.ts';
import { ActionButton } from '../actions/action-button.tsx';
import { STAGE } from '../actions/stage.ts';
import { PictureChoice } from '../table/picture-choice.tsx';
import { Term } from '../widgets/term.tsx';
import style from './stage.module.css';

/** The line above the stage. */
export interface StageHeadProps {
  /** Of the cache in focus, null for none. */
  readonly name: string | null;
  /** Whether everything is in view. */
  readonly isHome: boolean;
}

const MARKS = [
  ['caller', STATES.used, 'in use'],
  ['magazine', STATES.parked, 'magazine'],
  ['free', STATES.free, 'free'],
  ['emergency', STATES.emergency, 'emergency object'],
] as const;

/** The name of the cache in focus, the legend of the marks, and the camera. */
export function StageHead({ name, isHome }: StageHeadProps): JSX.Element {
  return (
    <header className={style['head']}>
      <h2 className={style['name']}>{name ?? 'No cache'}</h2>
      <ul className={style['legend']} aria-label="Legend">
        {MARKS.map(([mark, words, term]) => (
          <li key={mark}>
            <span className={`swatch ${mark}`} aria-hidden="true" /> <Term name={term}>{words}</Term>
          </li>
        ))}
      </ul>
      <PictureChoice />
      <fieldset className={style['camera']} aria-label="Zoom">
        <ActionButton action={STAGE.zoomOut} disabled={isHome}>
          <Minus size={14} />
        </ActionButton>
        <ActionButton action={STAGE.zoomIn}>
          <Plus size={14} />
        </ActionButton>
        <ActionButton action={STAGE.showAll} disabled={isHome}>
          <Maximize size={13} />
        </ActionButton>
      </fieldset>
    </header>
  );
}
