import { nameOf, offerBlob } from '../../state/offer-file.ts';
import { say, useSession } from '../../state/session.ts';

/** Lets the user save the stage as it is painted now, as a PNG. */
export function saveStage(): void {
  const { origin, moment } = useSession.getState();
  const canvas = document.querySelector<HTMLCanvasElement>('main canvas');
  if (canvas === null || origin === null) {
    say('info', 'The stage is not on the page: show the machine as a picture first.');
    return;
  }
  canvas.toBlob((blob) => {
    if (blob === null) say('problem', 'The browser could not make a picture of the stage.');
    else offerBlob(`${nameOf(origin.title)}-${moment}.png`, blob);
  }, 'image/png');
}
