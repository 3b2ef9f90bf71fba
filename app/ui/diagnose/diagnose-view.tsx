import { type JSX, memo, useCallback, useEffect, useState } from 'react';
import type { ListingDiagnosis } from '../../model/diagnose/diagnosis.ts';
import { app, useReport, useSession } from '../../state/page.ts';
import { stopReading } from '../../state/report/open-report.ts';
import { quotedMoment } from '../../words/diagnose/parts.ts';
import { whatIfWords } from '../../words/diagnose/what-if.ts';
import { noticeWords } from '../../words/notices.ts';
import { lazily } from '../widgets/lazily.tsx';
import { CacheTable, type ChosenCache } from './cache-table.tsx';
import { ChangesTable } from './changes-table.tsx';
import css from './diagnose.module.css';
import { Examples } from './examples.tsx';
import { Found } from './found.tsx';
import { HeldLegend } from './held-bar.tsx';
import { keepReport, recallReport } from './kept-report.ts';
import { Limits } from './limits.tsx';
import { ReportActions } from './report-actions.tsx';
import { SettingsBar } from './settings-bar.tsx';
import { Summary } from './summary.tsx';
import { TraceFound } from './trace-found.tsx';
import { type Diagnosed, useDiagnosed } from './use-diagnosis.ts';

const HeldMap = lazily(
  { what: 'The map of the caches', waiting: <div className={css['mapWaits']} />, isQuick: true },
  async () => (await import('./held-map.tsx')).HeldMap,
);

/** What a report from a machine shows: where its memory goes, and what would change it. */
export function DiagnoseView(): JSX.Element {
  const diagnosed = useDiagnosed();
  const opened = useReport((state) => state.opened);
  useEffect(() => {
    if (opened === null) void recallReport();
    else if (opened.text !== '') void keepReport(opened);
  }, [opened]);
  return (
    <main className={css['view']}>
      <Reading />
      {diagnosed !== null && diagnosed !== 'computing' && <Answer diagnosed={diagnosed} />}
      {diagnosed === null && opened === null && <Examples />}
      {diagnosed === null &&
        opened !== null &&
        (opened.replay === null ? <Found opened={opened} /> : <TraceFound opened={opened} />)}
    </main>
  );
}

interface AnswerProps {
  readonly diagnosed: Diagnosed;
}

/** Rendered again only for another diagnosis. */
const Answer = memo(function Answer({ diagnosed }: AnswerProps): JSX.Element {
  const { opened, diagnosis, listing, result } = diagnosed;
  const [chosen, setChosen] = useState<ChosenCache | null>(null);
  const chooseCache = useCallback((name: string) => setChosen({ name }), []);
  const [change] = diagnosis.changes;
  const nameOf = (listing: number): string => {
    const part = opened.report.parts[diagnosis.listings[listing]?.part ?? -1];
    return part === undefined ? '' : quotedMoment(part);
  };
  return (
    <>
      <Summary {...diagnosed} />
      {isSpread(listing) && <HeldMap caches={listing.caches} onChoose={chooseCache} />}
      <ReportActions {...diagnosed} />
      <Said />
      {change !== undefined && (
        <ChangesTable change={change} names={[nameOf(change.from), nameOf(change.to)]} />
      )}
      <SettingsBar {...diagnosed} />
      <p className={css['answer']} role="status">
        {whatIfWords(result)}
      </p>
      <HeldLegend caches={listing.caches} />
      <CacheTable {...diagnosed} chosen={chosen} />
      <Limits {...diagnosed} />
    </>
  );
});

/** Returns whether a map shows more than the largest cache. */
function isSpread({ caches }: ListingDiagnosis): boolean {
  const held = caches.map(({ heldBytes }) => heldBytes ?? 0);
  return Math.max(0, ...held) < MOST_OF_ALL * held.reduce((sum, bytes) => sum + bytes, 0);
}

const MOST_OF_ALL = 0.97;

/** The progress of what is being read, and why the last text was not. */
function Reading(): JSX.Element | null {
  const reading = useReport((state) => state.reading);
  const progress = useReport((state) => state.progress);
  const refusal = useReport((state) => state.refusal);
  if (reading !== null)
    return (
      <p className={css['reading']} role="status">
        Reading {reading} …{' '}
        <progress aria-label="Reading" {...(progress === null ? {} : { value: progress })} />
        <button type="button" onClick={() => stopReading(app)}>
          Cancel
        </button>
      </p>
    );
  return refusal === null ? null : (
    <p className="problem" role="alert">
      {refusal}
    </p>
  );
}

/** What came of copying. */
function Said(): JSX.Element | null {
  const notice = useSession((session) => session.notice);
  const isMine = notice?.kind === 'copied' || notice?.kind === 'not copied';
  const isLink = notice?.kind === 'no link' || notice?.kind === 'report too long';
  if (notice === null || !(isMine || isLink)) return null;
  return (
    <p className="dim" role="status">
      {noticeWords(notice)}
    </p>
  );
}
