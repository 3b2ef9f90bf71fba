import type { JSX } from 'react';

/** One of several values to choose. */
export interface ChoiceProps<T extends string | number> {
  readonly label: string;
  readonly value: T;
  readonly values: readonly T[];
  readonly onChange: (value: T) => void;
  /** The label of a value; the value itself by default. */
  readonly titleOf?: (value: T) => string;
  /** Whether only screen readers get the label. */
  readonly isLabelHidden?: boolean;
  /** Class of the list. */
  readonly className?: string | undefined;
}

/** A labelled list to choose from. */
export function Choice<T extends string | number>(props: ChoiceProps<T>): JSX.Element {
  const { label, value, values, onChange, titleOf = String, isLabelHidden = false, className } = props;
  const choose = (chosen: string): void => {
    const found = values.find((one) => String(one) === chosen);
    if (found !== undefined) onChange(found);
  };
  return (
    <label>
      {isLabelHidden ? <span className="visually-hidden">{label}</span> : label}{' '}
      <select className={className} value={value} onChange={(event) => choose(event.target.value)}>
        {values.map((one) => (
          <option key={one} value={one}>
            {titleOf(one)}
          </option>
        ))}
      </select>
    </label>
  );
}
