import { currentChapter } from '../model/chapters/current-chapter.ts';
import type { LiveMachine } from './machine/live-machine.ts';
import type { Playback } from './playback.ts';
import { type InSession, say, seek } from './session.ts';
import { useShell } from './shell.ts';

/** A session with playback and a machine. */
interface Playing extends InSession {
  readonly machine: Pick<LiveMachine, 'recordAhead'>;
  readonly playback: Pick<Playback, 'playChapter'>;
}

/**
 * Goes to a chapter. In presenter mode it plays, and stops before the next one. A chapter that is not recorded yet
 * opens as soon as it is.
 */
export function goToChapter(app: Playing, index: number): void {
  const { chapters, isOver, panicked, lockup } = app.session.getState();
  const chapter = chapters[index];
  if (chapter === undefined) return;
  const { title, moment } = chapter;
  if (moment !== null) {
    app.session.setState({ awaitedChapter: null });
    if (useShell.getState().mode === 'presenter') app.playback.playChapter(index);
    else seek(app, moment);
  } else if (isOver || panicked || lockup !== null) {
    say(app, { kind: 'chapter absent', title });
  } else {
    app.session.setState({ awaitedChapter: index });
    say(app, { kind: 'chapter awaited', title });
    void app.machine.recordAhead();
  }
}

/** Goes to the next or the previous chapter. Going back stops at the beginning of the current one first. */
export function stepChapter(app: Playing, direction: 1 | -1): void {
  const { chapters, moment, start, awaitedChapter } = app.session.getState();
  if (chapters.length === 0) return;
  const current = awaitedChapter ?? currentChapter(chapters, moment);
  if (direction === 1) {
    if (current < chapters.length - 1) goToChapter(app, current + 1);
    return;
  }
  if (current <= 0) {
    app.session.setState({ awaitedChapter: null, playing: false });
    seek(app, start);
  } else goToChapter(app, current - 1);
}

/** Opens an awaited chapter once it is recorded, or shows a notice when it never will be. */
export function followAwaited(app: Playing): void {
  app.session.subscribe((now, last) => {
    const { awaitedChapter: awaited } = now;
    if (awaited === null || (now.chapters === last.chapters && now.isOver === last.isOver)) return;
    const chapter = now.chapters[awaited];
    if (chapter === undefined) return;
    if (chapter.moment !== null) {
      app.session.setState({ awaitedChapter: null, notice: null });
      goToChapter(app, awaited);
    } else if (now.isOver || now.panicked) {
      app.session.setState({ awaitedChapter: null });
      say(app, { kind: 'chapter absent', title: chapter.title });
    }
  });
}
