import type { JSX } from 'react';
import type { TunableInfo } from '../../../engine/index.ts';
import { FLAG_WORDS } from '../../words/tunables.ts';
import css from './tunables.module.css';

/** A value that is typed, set by a slider, or, for flags, chosen by the reference's names. */
export interface TunableInputProps {
  readonly id: string;
  readonly info: TunableInfo;
  /** The typed value, valid or not. */
  readonly text: string;
  readonly isWrong: boolean;
  /** Whether it differs from the value at load, or from the current one. */
  readonly isChanged: boolean;
  readonly onChange: (text: string) => void;
}

/** The control of a module parameter. */
export function TunableInput(props: TunableInputProps): JSX.Element {
  const words = FLAG_WORDS[props.info.name];
  return words === undefined ? <NumberInput {...props} /> : <FlagInput {...props} words={words} />;
}

function FlagInput({
  id,
  text,
  words,
  isChanged,
  onChange,
}: TunableInputProps & { readonly words: readonly string[] }): JSX.Element {
  return (
    <select
      id={id}
      className="mono"
      data-changed={isChanged}
      aria-describedby={`${id}-note`}
      value={text}
      onChange={(event) => onChange(event.target.value)}
    >
      {words.map((word, value) => (
        <option key={word} value={value}>
          {word}
        </option>
      ))}
    </select>
  );
}

function NumberInput({ id, info, text, isWrong, isChanged, onChange }: TunableInputProps): JSX.Element {
  const scale = scaleOf(info);
  return (
    <>
      <input
        id={id}
        inputMode="numeric"
        aria-describedby={`${id}-note`}
        aria-invalid={isWrong}
        data-changed={isChanged}
        value={text}
        onChange={(event) => onChange(event.target.value)}
      />
      <input
        type="range"
        className={css['slider']}
        aria-label={`Slider for ${info.name}`}
        aria-valuetext={`${text} ${info.unit}`}
        min={scale.min}
        max={scale.max}
        value={scale.place(Number(text))}
        onChange={(event) => onChange(String(scale.value(Number(event.target.value))))}
      />
    </>
  );
}

interface Scale {
  readonly min: number;
  readonly max: number;
  readonly place: (value: number) => number;
  readonly value: (place: number) => number;
}

/** The widest range that a slider shows value by value; wider ones go by powers of two. */
const LINEAR = 256;

/** How the places of a slider map to the values of a parameter. */
function scaleOf({ min, max }: TunableInfo): Scale {
  const within = (value: number): number => Math.min(max, Math.max(min, value));
  if (max <= LINEAR) return { min, max, place: within, value: (place) => place };
  return {
    min: min === 0 ? -1 : 0,
    max: Math.ceil(Math.log2(max)),
    place: (value) => (value < 1 ? -1 : Math.round(Math.log2(within(value)))),
    value: (place) => (place < 0 ? 0 : within(2 ** place)),
  };
}
