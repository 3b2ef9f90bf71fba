import { type JSX, useState } from 'react';
import { listingOfPart } from '../../formats/report/listing-of-part.ts';
import { nameOf, offerText } from '../../state/files/offer-file.ts';
import { copy } from '../../state/files/share.ts';
import { app } from '../../state/page.ts';
import { largeCaches } from '../../state/report/large-caches.ts';
import { compareWhatIf, placingFor, runListing, runSideBySide } from '../../state/report/run-report.ts';
import { copyReportLink } from '../../state/report/share-report.ts';
import { setShell } from '../../state/shell.ts';
import { headlineWords } from '../../words/diagnose/headline.ts';
import { momentName } from '../../words/diagnose/parts.ts';
import { diagnosisCsv, diagnosisMarkdown } from '../../words/diagnose/tables.ts';
import { trialWords } from '../../words/diagnose/what-if.ts';
import { tip } from '../widgets/tip.ts';
import css from './diagnose.module.css';
import { RunLarge } from './run-large.tsx';
import type { Diagnosed } from './use-diagnosis.ts';

/** What can be done with a report: run it, compare it, and pass it on. */
export function ReportActions(diagnosed: Diagnosed): JSX.Element {
  const { opened, listing, result } = diagnosed;
  return (
    <div className={css['actions']}>
      <RunButtons {...diagnosed} />
      <button type="button" onClick={() => void copy(app, diagnosisMarkdown(listing, result), 'diagnosis')}>
        Copy as Markdown
      </button>
      <button
        type="button"
        onClick={() => offerText(`${nameOf(opened.title)}.csv`, 'text/csv', diagnosisCsv(listing, result))}
      >
        CSV
      </button>
      <button type="button" onClick={() => void copyReportLink(app)}>
        Copy a link
      </button>
      <button type="button" onClick={() => setShell({ dialog: 'open' })}>
        Change the text
      </button>
    </div>
  );
}

function RunButtons(diagnosed: Diagnosed): JSX.Element | null {
  const { opened, diagnosis, listing, result } = diagnosed;
  const [isAsking, setAsking] = useState(false);
  const part = opened.report.parts[listing.part];
  const machine = part === undefined ? null : listingOfPart(part);
  if (machine === null) return null;
  const large = largeCaches(machine);
  const { cpus } = diagnosis;
  const run = (): void =>
    void runListing(app, opened.title, headlineWords(listing.headline), machine, placingFor(cpus));
  const labels = ['as listed', trialWords(result.trial)] as const;
  return (
    <>
      <button
        type="button"
        className="primary"
        aria-haspopup={large.length > 0 ? 'dialog' : undefined}
        onClick={large.length > 0 ? () => setAsking(true) : run}
      >
        Run this machine
      </button>
      <button
        type="button"
        {...tip(`Runs it as listed and with ${labels[1]} in Compare, with a reap half way`)}
        onClick={() => void compareWhatIf(app, machine, result, labels, cpus)}
      >
        Run both side by side
      </button>
      <MomentsButton {...diagnosed} />
      {isAsking && (
        <RunLarge
          title={opened.title}
          caption={headlineWords(listing.headline)}
          machine={machine}
          large={large}
          cpus={cpus}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}

/** Runs all moments of a listing side by side. */
function MomentsButton({ opened, listings, diagnosis, listing }: Diagnosed): JSX.Element | null {
  const alike = listings.filter((part) => opened.report.parts[part]?.kind === listing.kind);
  const machines = alike.slice(0, MOST_MOMENTS).flatMap((part) => {
    const found = opened.report.parts[part];
    const machine = found === undefined ? null : listingOfPart(found);
    return found === undefined || machine === null ? [] : [{ label: momentName(found), listing: machine }];
  });
  if (machines.length < 2) return null;
  return (
    <button type="button" onClick={() => void runSideBySide(app, diagnosis.cpus, machines)}>
      Run the moments side by side
    </button>
  );
}

/** Machines that Compare shows. */
const MOST_MOMENTS = 4;
