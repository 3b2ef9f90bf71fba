import type { JSX } from 'react';
import type { listingOfPart } from '../../formats/report/listing-of-part.ts';
import { notesOn } from '../../formats/report/remarks.ts';
import type { Report } from '../../formats/report/report.ts';
import { ignoredWords, partWords } from '../../words/diagnose/parts.ts';
import { plural } from '../../words/numbers.ts';

/** A part of a report that a machine can start from. */
export interface ReportMachine {
  readonly part: number;
  readonly listing: NonNullable<ReturnType<typeof listingOfPart>>;
}

/** The most parts, and problems with remarks, to list. */
const SHOWN = 8;

interface FindingsProps {
  readonly report: Report;
  readonly machines: readonly ReportMachine[];
  /** Index of the part that a machine would start from; null without one. */
  readonly chosen: number | null;
  readonly onChoose: (part: number) => void;
}

/**
 * What was found in a text; if there are several moments, the user chooses one. A text without anything useful gets one
 * sentence.
 */
export function Findings({ report, machines, chosen, onChoose }: FindingsProps): JSX.Element {
  const { parts, problems, ignoredLines } = report;
  const notes = notesOn(report);
  const found = parts.filter(({ rows }) => rows.length > 0);
  const kinds = new Set(found.map(({ kind }) => kind));
  return (
    <div className="findings" aria-live="polite">
      {found.length > 0 && (
        <p>
          <strong>{plural(found.length, 'part was', 'parts were')} found</strong>
          {problems.length > 0 && `, ${plural(problems.length, 'problem')}`}{' '}
          <span className="dim">{ignoredWords(ignoredLines)}</span>
        </p>
      )}
      <ul>
        {found.slice(0, SHOWN).map((part) => {
          const index = parts.indexOf(part);
          const words = `${partWords(part, kinds.size < found.length)}${part.era === null ? '' : `; ${part.era}`}`;
          const isOffered = machines.length > 1 && machines.some((machine) => machine.part === index);
          return (
            <li key={index}>
              {isOffered ? (
                <label className="check">
                  <input
                    type="radio"
                    name="moment"
                    checked={index === chosen}
                    onChange={() => onChoose(index)}
                  />
                  {words}
                </label>
              ) : (
                words
              )}
            </li>
          );
        })}
        {found.length > SHOWN && <li className="dim">… and {found.length - SHOWN} more.</li>}
      </ul>
      <ul>
        {notes.slice(0, SHOWN).map(({ line, text }) => (
          <li key={`${line} ${text}`} className={found.length === 0 ? 'problem' : 'dim'}>
            {text}
          </li>
        ))}
        {notes.length > SHOWN && <li className="dim">… and {notes.length - SHOWN} more.</li>}
      </ul>
    </div>
  );
}
