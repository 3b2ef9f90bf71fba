import { useSyncExternalStore } from 'react';
import { useSession } from '../../state/page.ts';
import type { Session } from '../../state/session.ts';

/** Least time between two renders of panels while the machine plays, in ms: as fast as figures can be read. */
const PERIOD = 500;

/** What all panels of text show: one for all, so that they render together and the frames between are free. */
let shown: Session = useSession.getState();
let shownAt = 0;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

useSession.subscribe((now, last) => {
  if (!isFlow(now, last)) show();
  else timer ??= setTimeout(show, Math.max(0, shownAt + PERIOD - performance.now()));
});

function show(): void {
  clearTimeout(timer);
  timer = undefined;
  shownAt = performance.now();
  shown = useSession.getState();
  for (const listener of listeners) listener();
}

/** Whether only time has moved on by itself: it plays, or the worker records ahead. */
function isFlow(now: Session, last: Session): boolean {
  const isSameMachine =
    now.view === last.view &&
    now.recording === last.recording &&
    now.focus === last.focus &&
    now.selection === last.selection &&
    now.playing === last.playing;
  return isSameMachine && (now.playing || now.moment === last.moment);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * The session for panels of text: at once when somebody acts or steps, a few times a second while time runs, so that
 * playing costs them next to nothing.
 */
export function useThrottledSession(): Session {
  return useSyncExternalStore(subscribe, () => shown);
}
