import type { EngineHost } from '../../host/protocol.ts';
import { LiveMachine } from '../machine/live-machine.ts';
import { createSession, type InSession } from '../session.ts';

/** The parts of an app that lessons need. */
export interface LessonApp extends InSession {
  readonly machine: LiveMachine;
  readonly newHost: () => EngineHost;
}

/** A session without a page, to run lessons in. */
export function createLessonApp(newHost: () => EngineHost): LessonApp {
  const session = createSession();
  return { session, machine: new LiveMachine(session, newHost), newHost };
}
