import { type ClipboardEvent, type JSX, useMemo } from 'react';
import { MAX_REPORT } from '../../formats/limits.ts';
import { formatCount } from '../../words/numbers.ts';

/** The longest text that is shown whole and can be edited, in characters. */
const MOST_SHOWN = 20_000;
/** Lines to show of a longer one. */
const FIRST_LINES = 12;

/** A text to paste or to type, or a file instead. */
export interface TextFieldProps {
  readonly text: string;
  readonly onType: (text: string) => void;
  readonly onFile: (file: File | undefined) => void;
}

/** A field for a text. Of a long one only the first lines are shown: a field with all of it would block the page. */
export function TextField({ text, onType, onFile }: TextFieldProps): JSX.Element {
  const isLong = text.length > MOST_SHOWN;
  const shown = useMemo(() => (isLong ? firstLines(text) : text), [text, isLong]);
  const paste = (event: ClipboardEvent): void => {
    const pasted = event.clipboardData.getData('text');
    if (pasted.length <= MOST_SHOWN && !isLong) return;
    event.preventDefault();
    onType(pasted);
  };
  return (
    <>
      <label>
        Listing or report
        <textarea
          rows={10}
          spellCheck={false}
          maxLength={MAX_REPORT}
          readOnly={isLong}
          value={shown}
          onPaste={paste}
          onChange={(event) => onType(event.target.value)}
        />
      </label>
      {isLong && (
        <p className="row dim">
          {formatCount(text.length)} characters are read; the first lines are shown.
          <button type="button" onClick={() => onType('')}>
            Clear
          </button>
        </p>
      )}
      <label>
        Or open a file <input type="file" onChange={(event) => onFile(event.target.files?.[0])} />
      </label>
    </>
  );
}

function firstLines(text: string): string {
  return text.slice(0, MOST_SHOWN).split('\n').slice(0, FIRST_LINES).join('\n');
}
