import { app } from '../../state/page.ts';
import { say } from '../../state/session.ts';

/** Enters or leaves full screen; shows a notice if the browser refuses. */
export async function toggleFullScreen(): Promise<void> {
  try {
    if (document.fullscreenElement === null) await document.documentElement.requestFullscreen();
    else await document.exitFullscreen();
  } catch {
    say(app, { kind: 'no full screen' });
  }
}
