import { useEffect, useState } from 'react';
import type { Report } from '../../formats/report/report.ts';
import { readText } from '../../state/files/open-file.ts';

/** The longest text that is read while it is in the dialog, in characters; a longer one waits until it is opened. */
export const READ_AT_ONCE = 2_000_000;

/** What a worker found in a text; null before it is done, or if the text is a scenario. */
export function useReading(text: string): Report | null {
  const [last, setLast] = useState<{ text: string; report: Report | null } | null>(null);
  const isReport = text.length <= READ_AT_ONCE && text.trim() !== '' && !text.trimStart().startsWith('{');
  useEffect(() => {
    if (!isReport) return;
    let isStale = false;
    void readText(text).then((report) => {
      if (!isStale) setLast({ text, report });
    });
    return () => {
      isStale = true;
    };
  }, [text, isReport]);
  return last?.text === text ? last.report : null;
}
