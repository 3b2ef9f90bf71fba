import { useSyncExternalStore } from 'react';
import { useSession } from '../../state/page.ts';
import type { Session, SessionStore } from '../../state/session.ts';

/** Ms between two renders of panels while the machine plays: figures cannot be read faster. */
const PERIOD = 500;

/**
 * The session that all text panels show. They share it so that they render in the same frame and leave the others free.
 */
class ThrottledSession {
  readonly #session: SessionStore;
  readonly #listeners = new Set<() => void>();
  #shown: Session;
  #shownAt = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(session: SessionStore) {
    this.#session = session;
    this.#shown = session.getState();
    session.subscribe((now, last) => {
      if (!isFlow(now, last)) this.#show();
      else this.#timer ??= setTimeout(() => this.#show(), this.#wait());
    });
  }

  readonly get = (): Session => this.#shown;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  #wait(): number {
    return Math.max(0, this.#shownAt + PERIOD - performance.now());
  }

  #show(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#shownAt = performance.now();
    this.#shown = this.#session.getState();
    for (const listener of this.#listeners) listener();
  }
}

const throttled = new ThrottledSession(useSession);

/** Whether only time has moved by itself: the machine plays, or the worker records ahead. */
function isFlow(now: Session, last: Session): boolean {
  const isSameMachine =
    now.view === last.view &&
    now.recording === last.recording &&
    now.focus === last.focus &&
    now.selection === last.selection &&
    now.playing === last.playing;
  return isSameMachine && (now.playing || now.moment === last.moment);
}

/**
 * The session for text panels: updated at once when the user acts or steps, and a few times a second while time runs,
 * so playing costs them almost nothing.
 */
export function useThrottledSession(): Session {
  return useSyncExternalStore(throttled.subscribe, throttled.get);
}
