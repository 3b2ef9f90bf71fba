import { TriangleAlert, Unplug } from 'lucide-react';
import type { JSX, ReactNode } from 'react';
import { ErrorBoundary, type FallbackProps } from 'react-error-boundary';
import { saveRecording } from '../../state/files/save-recording.ts';
import { LoadError } from '../../state/on-demand.ts';
import { app } from '../../state/page.ts';
import css from './guarded.module.css';

/** A part of the page that may fail without affecting the rest. */
export interface GuardedProps {
  /** What it is, as the subject of a sentence: “The stage”. */
  readonly what: string;
  /** Called before the part is shown again after a failure. */
  readonly onRetry?: () => void;
  /** Puts the message of a failure into a frame. */
  readonly frame?: (message: JSX.Element) => JSX.Element;
  readonly children: ReactNode;
}

/** Shows a message in place of a part that failed, with ways to recover. The recording lives elsewhere and is kept. */
export function Guarded({
  what,
  onRetry,
  frame = (message) => message,
  children,
}: GuardedProps): JSX.Element {
  const fallback = (props: FallbackProps): JSX.Element =>
    frame(
      props.error instanceof LoadError ? (
        <NotLoaded {...props} what={what} />
      ) : (
        <Crash {...props} what={what} />
      ),
    );
  return (
    <ErrorBoundary fallbackRender={fallback} {...(onRetry === undefined ? {} : { onReset: onRetry })}>
      {children}
    </ErrorBoundary>
  );
}

type FailureProps = FallbackProps & { readonly what: string };

function NotLoaded({ resetErrorBoundary, what }: FailureProps): JSX.Element {
  return (
    <Failure
      icon={<Unplug size={18} aria-hidden="true" />}
      title={`${what} could not be loaded`}
      onRetry={resetErrorBoundary}
      last={{ title: 'Reload the page', run: () => location.reload() }}
    >
      <p>
        The network is down, or a file of this page is missing from the server. Your recording is safe. If
        trying again does not help, save the recording and reload the page.
      </p>
    </Failure>
  );
}

function Crash({ error, resetErrorBoundary, what }: FailureProps): JSX.Element {
  const restart = async (): Promise<void> => {
    await app.machine.startAgain();
    resetErrorBoundary();
  };
  return (
    <Failure
      icon={<TriangleAlert size={18} aria-hidden="true" />}
      title={`${what} stopped working: a bug of ours`}
      onRetry={resetErrorBoundary}
      last={{ title: 'Restart the machine', run: () => void restart() }}
    >
      <p className="dim mono">{error instanceof Error ? error.message : String(error)}</p>
      <p>
        Your recording is safe. Save it, then try showing this part again; if that fails, restart the machine.
      </p>
    </Failure>
  );
}

interface FailureBoxProps {
  readonly icon: JSX.Element;
  readonly title: string;
  readonly onRetry: () => void;
  /** The last resort. */
  readonly last: { readonly title: string; readonly run: () => void };
  readonly children: ReactNode;
}

function Failure({ icon, title, onRetry, last, children }: FailureBoxProps): JSX.Element {
  return (
    <section className={css['failure']} role="alert">
      <h2>
        {icon} {title}
      </h2>
      {children}
      <p className="row">
        <button type="button" className="primary" onClick={onRetry}>
          Try again
        </button>
        <button type="button" onClick={() => void saveRecording(app)}>
          Save the recording
        </button>
        <button type="button" onClick={last.run}>
          {last.title}
        </button>
      </p>
    </section>
  );
}
