import { useEffect, useState } from 'react';
import { type Session, useSession } from '../state/session.ts';

/** Least time between two renders of a panel while the machine plays, in ms: as fast as figures can be read. */
const PERIOD = 250;

/**
 * The session for panels of text: at once when somebody acts or steps, a few times a second while time runs, so that
 * playing costs them next to nothing.
 */
export function useThrottledSession(period: number = PERIOD): Session {
  const [session, setSession] = useState(() => useSession.getState());
  useEffect(() => {
    let timer = 0;
    let shown = performance.now();
    const show = (): void => {
      window.clearTimeout(timer);
      timer = 0;
      shown = performance.now();
      setSession(useSession.getState());
    };
    const stop = useSession.subscribe((now, last) => {
      if (!isFlow(now, last)) show();
      else if (timer === 0) timer = window.setTimeout(show, Math.max(0, shown + period - performance.now()));
    });
    show();
    return () => {
      stop();
      window.clearTimeout(timer);
    };
  }, [period]);
  return session;
}

/** Whether only time has moved on by itself: it plays, or the worker records ahead. */
function isFlow(now: Session, last: Session): boolean {
  const isSameMachine =
    now.view === last.view &&
    now.recording === last.recording &&
    now.focus === last.focus &&
    now.selection === last.selection &&
    now.highlight === last.highlight &&
    now.playing === last.playing;
  return isSameMachine && (now.playing || now.moment === last.moment);
}
