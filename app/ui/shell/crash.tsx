import { TriangleAlert } from 'lucide-react';
import type { JSX, ReactNode } from 'react';
import { ErrorBoundary, type FallbackProps } from 'react-error-boundary';
import { saveRecording } from '../../state/files/save-recording.ts';
import { startAgain } from '../../state/machine/machine.ts';
import css from './crash.module.css';

/** What is kept from taking the rest of the page with it when it fails. */
export interface GuardedProps {
  /** What it is, as part of a sentence: “the stage”. */
  readonly what: string;
  readonly children: ReactNode;
}

/** A part of the page that may fail on its own: the recording is elsewhere, and the user can go on. */
export function Guarded({ what, children }: GuardedProps): JSX.Element {
  return (
    <ErrorBoundary fallbackRender={(props) => <Crash {...props} what={what} />}>{children}</ErrorBoundary>
  );
}

function Crash({ error, resetErrorBoundary, what }: FallbackProps & { readonly what: string }): JSX.Element {
  const restart = async (): Promise<void> => {
    await startAgain();
    resetErrorBoundary();
  };
  return (
    <section className={css['crash']} role="alert">
      <h2>
        <TriangleAlert size={18} aria-hidden="true" /> A mistake of ours stopped {what}
      </h2>
      <p className="dim mono">{error instanceof Error ? error.message : String(error)}</p>
      <p>The recording is untouched. Save it, and show this part again; if it fails again, start again.</p>
      <p className="row">
        <button type="button" className="primary" onClick={resetErrorBoundary}>
          Show again
        </button>
        <button type="button" onClick={() => void saveRecording()}>
          Save the recording
        </button>
        <button type="button" onClick={() => void restart()}>
          Start again
        </button>
      </p>
    </section>
  );
}
