import { ENGINE_VERSION } from '../../../engine/index.ts';
import { KEPT_VERSION, type KeptSession } from '../../formats/kept-session.ts';
import type { App } from '../app.ts';
import { type Pages, useNotebook } from '../learn/notebook.ts';
import { notesOnBranches } from '../learn/run-notes.ts';
import type { Session } from '../session.ts';
import { useShell } from '../shell.ts';
import type { KeepProblem, Shelf } from './shelf.ts';

/** Ms between a change and saving it. */
const DELAY = 800;

/**
 * Saves the session while the user works: the machine, the actions on all branches, the place, and the notes about it.
 * Reports each problem once. Returns a function that stops saving.
 */
export function keepSession(app: App, shelf: Shelf, report: (problem: KeepProblem) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const reported = new Set<KeepProblem>();
  const keep = async (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    const kept = keptOf(app.session.getState(), useNotebook.getState());
    if (kept === null) return;
    const problem = await shelf.keep(kept);
    if (problem === null || reported.has(problem)) return;
    reported.add(problem);
    report(problem);
  };
  const keepSoon = (): void => {
    timer ??= setTimeout(() => void keep(), DELAY);
  };
  const stop = app.session.subscribe((now, last) => {
    if (isWorthKeeping(now, last)) keepSoon();
  });
  const stopNotes = useNotebook.subscribe(keepSoon);
  const hide = (): void => {
    if (timer !== undefined) void keep();
  };
  globalThis.addEventListener?.('pagehide', hide);
  // The user may have acted while the browser was asked what it keeps.
  keepSoon();
  return () => {
    stop();
    stopNotes();
    clearTimeout(timer);
    globalThis.removeEventListener?.('pagehide', hide);
  };
}

/** Whether a change of the session changes what is saved. While it plays, only the place where it stops counts. */
function isWorthKeeping(now: Session, last: Session): boolean {
  if (now.playing) return false;
  return (
    now.branches !== last.branches ||
    now.branch !== last.branch ||
    now.moment !== last.moment ||
    now.origin !== last.origin ||
    now.playing !== last.playing
  );
}

/** What to save of a session; null while nothing could be lost. */
export function keptOf(session: Session, pages: Pages): KeptSession | null {
  const { origin, branches, branch, moment, view, focus, isUnsaved } = session;
  if (origin === null) return null;
  const hasActed = branches.length > 1 || branches.some(({ journal }) => journal.length > 0);
  const kept = branches.map(({ id, parent, from, cause, origin: { scenario }, journal }) => ({
    id,
    parent,
    from,
    cause,
    scenario,
    journal,
  }));
  const notes = notesOnBranches(kept, pages);
  if (!hasActed && !isUnsaved && notes === null) return null;
  return {
    version: KEPT_VERSION,
    engine: ENGINE_VERSION,
    savedAt: Date.now(),
    title: origin.title,
    caption: origin.caption,
    branches: kept,
    branch,
    moment,
    cache: view.caches[focus]?.name ?? null,
    view: useShell.getState().view,
    ...(notes === null ? {} : { notes }),
  };
}
