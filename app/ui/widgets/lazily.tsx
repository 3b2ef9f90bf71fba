import { type ComponentType, type JSX, lazy, type ReactNode, Suspense, useState } from 'react';
import { firstPicture, onDemand } from '../../state/on-demand.ts';
import { app } from '../../state/page.ts';
import { Guarded } from './guarded.tsx';

type Load<P> = () => Promise<ComponentType<P>>;

/** How a component of a chunk of its own appears on the page. */
export interface LazyOptions {
  /** What it is, as the subject of a sentence: “The list of events”. */
  readonly what: string;
  /** Shown in its place while it is downloaded. */
  readonly waiting?: ReactNode;
  /**
   * Whether it is rendered at once if it is here already, without the pause that React makes before it shows what a
   * fallback stood for. For parts that are rendered quickly.
   */
  readonly isQuick?: boolean;
  /** Puts the message of a failure into a frame, where the place itself has none. */
  readonly frame?: (message: JSX.Element) => JSX.Element;
}

/**
 * A component in a chunk of its own, downloaded when it is first shown, or before when there is time. It fails on its
 * own: a message in its place offers to download it again, and the rest of the page stays.
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
  // React keeps the failure of a lazy component for good, so each attempt needs a new one.
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
