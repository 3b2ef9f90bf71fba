import type { LinkCamera, LinkPlace } from '../../formats/link-place.ts';
import { currentChapter } from '../../model/chapters/current-chapter.ts';
import type { App } from '../app.ts';
import { focusOn, say, seek, select, setSession } from '../session.ts';
import { setShell, useShell } from '../shell.ts';
import { firstDifference, proofOf } from './proof.ts';

/** Where the user is, for a link. */
export async function placeOf(app: App, camera: LinkCamera | null): Promise<LinkPlace> {
  const { recording, moment, view, focus, selection, chapters } = app.session.getState();
  const chapter = currentChapter(chapters, moment);
  return {
    moment,
    cache: view.caches[focus]?.name ?? null,
    selection,
    camera,
    view: useShell.getState().view,
    chapter: chapter < 0 ? null : chapter,
    proof: await proofOf(recording, moment),
  };
}

/**
 * Goes to the place of a link once it is recorded, and checks that the events up to it match the link. If they do not,
 * shows where they first differ, and goes to the chapter of the link or as far as the recording goes.
 */
export async function goToPlace(app: App, place: LinkPlace): Promise<void> {
  const { recording } = app.session.getState();
  await record(app, place.moment);
  if (app.session.getState().recording !== recording) return;
  const proof = place.proof === null ? null : await proofOf(recording, place.moment);
  if (app.session.getState().recording !== recording) return;
  const isShort = recording.length < place.moment;
  const difference =
    place.proof === null || proof === null ? null : firstDifference(place.moment, place.proof, proof);
  show(app, place, difference !== null || isShort);
  if (difference !== null) say(app, { kind: 'link differs', ...difference });
  else if (isShort) say(app, { kind: 'link ends early', moment: place.moment, length: recording.length });
}

function show(
  app: App,
  { moment, cache, selection, camera, view, chapter }: LinkPlace,
  differs: boolean,
): void {
  const { chapters } = app.session.getState();
  const start = chapter === null ? null : (chapters[chapter]?.moment ?? null);
  seek(app, differs && start !== null ? start : moment);
  setShell({ view });
  const { caches } = app.session.getState().view;
  const focus = caches.find((one) => one !== null && one.name === cache) ?? null;
  if (focus !== null) focusOn(app, focus.index);
  if (differs) return;
  // Selections are numbers, which mean the same thing only if the events are the same.
  if (selection?.kind === 'pages' || selection?.kind === 'cpu') setSession(app, { selection });
  else select(app, selection);
  setShell({ camera });
}

/** Records up to a moment, as far as the machine goes. */
async function record(app: App, moment: number): Promise<void> {
  const { recording } = app.session.getState();
  await settled(app, () => recording.length >= moment || !app.session.getState().isRecording);
  while (recording.length < moment) {
    const before = recording.length;
    const { isOver, panicked, lockup, broken, origin, recording: shown } = app.session.getState();
    if (shown !== recording || panicked || lockup !== null || broken !== null) return;
    // Beyond the end of the scenario, or in an endless one, time has to pass.
    if (!isOver && (origin?.scenario.end ?? 0) > 0) await app.machine.recordAhead();
    else await app.machine.pull(moment - before);
    if (recording.length === before) return;
  }
}

/** Resolves once the condition holds, or another recording is shown. */
function settled({ session }: App, holds: () => boolean): Promise<void> {
  const { recording } = session.getState();
  return new Promise((resolve) => {
    const look = (): void => {
      if (!holds() && session.getState().recording === recording) return;
      leave();
      resolve();
    };
    const leave = session.subscribe(look);
    look();
  });
}
