import { type ComponentType, type JSX, lazy, type ReactNode, Suspense, useState } from 'react';
import { firstPicture, onDemand } from '../../state/on-demand.ts';
import { app } from '../../state/page.ts';
import { Guarded } from './guarded.tsx';

type Load<P> = () => Promise<ComponentType<P>>;

/** How a lazily loaded component appears on the page. */
export interface LazyOptions {
  /** What it is, as the subject of a sentence: “The list of events”. */
  readonly what: string;
  /** Shown in its place while it is downloaded. */
  readonly waiting?: ReactNode;
  /**
   * Whether to render it at once if it is already loaded, without React's pause before it replaces a fallback. For
   * parts that render quickly.
   */
  readonly isQuick?: boolean;
  /** Puts the message of a failure into a frame, if its place has none. */
  readonly frame?: (message: JSX.Element) => JSX.Element;
}

/**
 * A component in a separate chunk, downloaded when it is first shown, or earlier if there is time. If the download
 * fails, a message in its place offers to try again, and the rest of the page keeps working.
 */
export function lazily<P extends object = object>(
  { what, waiting, frame, isQuick = false }: LazyOptions,
  load: Load<P>,
): ComponentType<P> {
  let here: ComponentType<P> | null = null;
  const fetched = onDemand(what, async () => {
    here = await load();
    return here;
  });
  let hasFailed = false;
  // React remembers the failure of a lazy component forever, so each attempt needs a new one.
  const attempt = (): ComponentType<P> =>
    lazy(async () => {
      try {
        return { default: await fetched() };
      } catch (error) {
        hasFailed = true;
        throw error;
      }
    });
  let Part = attempt();
  const retry = (): void => {
    if (!hasFailed) return;
    hasFailed = false;
    Part = attempt();
  };
  // Chooses the attempt when it renders: an error boundary renders the same children again after a retry.
  function Current(props: P): JSX.Element {
    // Which of the two it is must not change while it is mounted.
    const [Shown] = useState(() => (isQuick ? (here ?? Part) : Part));
    return <Shown {...props} />;
  }
  return function Lazy(props: P): JSX.Element {
    return (
      <Guarded what={what} onRetry={retry} {...(frame === undefined ? {} : { frame })}>
        <Suspense fallback={waiting}>
          <Current {...props} />
        </Suspense>
      </Guarded>
    );
  };
}

/** A component that belongs to the page from the start, but is downloaded after the first picture. */
export function later<P extends object = object>(options: LazyOptions, load: Load<P>): ComponentType<P> {
  return lazily(options, async () => {
    await firstPicture(app);
    return load();
  });
}
