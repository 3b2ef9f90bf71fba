import { useSyncExternalStore } from 'react';
import { useSession } from '../../state/page.ts';
import type { Session } from '../../state/session.ts';

/** Ms between two renders of panels while the machine plays: figures cannot be read faster. */
const PERIOD = 500;

/** The session that all panels of text show. They share it to render in the same frame, leaving the others free. */
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

/** Whether nothing but time changed: the session plays, or the worker records ahead. */
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
 * The session for panels of text: updated at once after an action or a step, but only a few times a second while time
 * runs, so that playing costs little.
 */
export function useThrottledSession(): Session {
  return useSyncExternalStore(subscribe, () => shown);
}
