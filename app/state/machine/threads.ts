import type { InSession } from '../session.ts';
import { say } from '../session.ts';

/** Threads that commands may use: t0 to t63. */
const THREADS = 64;

/** The first idle thread. If all are blocked, shows a notice and returns null. */
export function freeThread(app: InSession): string | null {
  const { view } = app.session.getState();
  const busy = new Set(view.tasks.filter((task) => task.op >= 0).map((task) => task.name));
  for (let i = 0; i < THREADS; i++) if (!busy.has(`t${i}`)) return `t${i}`;
  say(app, { kind: 'all threads blocked', threads: THREADS });
  return null;
}

/** Whether a thread is used for commands. The others belong to callers and to the kernel. */
export function isByHand(name: string): boolean {
  return /^t\d{1,2}$/.test(name);
}
