import type { JSX } from 'react';

/** A line of text to type. */
export interface FieldProps {
  readonly label: string;
  readonly text: string;
  readonly onChange: (text: string) => void;
  /** The keyboard that a phone offers. */
  readonly inputMode?: 'numeric' | 'decimal';
  readonly isInvalid?: boolean;
}

/** A labelled line of text. */
export function Field({ label, text, onChange, inputMode, isInvalid }: FieldProps): JSX.Element {
  return (
    <label>
      {label}{' '}
      <input
        inputMode={inputMode}
        aria-invalid={isInvalid}
        value={text}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  );
}
