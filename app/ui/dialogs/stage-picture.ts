import { nameOf, offerBlob } from '../../state/files/offer-file.ts';
import { app, useSession } from '../../state/page.ts';
import { say } from '../../state/session.ts';
import { formatCount } from '../../words/numbers.ts';
import { formatSeconds } from '../../words/times.ts';

/** Height, inset and font size of the caption, in CSS px. */
const CAPTION = { height: 32, inset: 14, letters: 13 } as const;

/** Lets the user save the stage as a PNG, with a caption that names the machine, the cache and the moment. */
export function saveStage(): void {
  const { origin, moment } = useSession.getState();
  const stage = document.querySelector<HTMLCanvasElement>('main canvas');
  if (stage === null || origin === null) {
    say(app, { kind: 'stage not shown' });
    return;
  }
  captioned(stage, captionOf(origin.title)).toBlob((blob) => {
    if (blob === null) say(app, { kind: 'no picture' });
    else offerBlob(`${nameOf(origin.title)}-${moment}.png`, blob);
  }, 'image/png');
}

function captionOf(title: string): string {
  const { view, focus, moment } = useSession.getState();
  const cache = view.caches[focus]?.name;
  return [title, cache, formatSeconds(view.now), `event ${formatCount(moment)}`, 'slabscope']
    .filter((part) => part !== undefined)
    .join(' · ');
}

/** A copy of a canvas with a line of text below, in the colours of the page. */
function captioned(stage: HTMLCanvasElement, text: string): HTMLCanvasElement {
  const scale = stage.width / stage.clientWidth;
  const picture = document.createElement('canvas');
  picture.width = stage.width;
  picture.height = stage.height + Math.round(CAPTION.height * scale);
  const pen = picture.getContext('2d');
  if (pen === null) return stage;
  const { backgroundColor, color, fontFamily } = getComputedStyle(document.body);
  pen.fillStyle = backgroundColor;
  pen.fillRect(0, 0, picture.width, picture.height);
  pen.drawImage(stage, 0, 0);
  pen.fillStyle = color;
  pen.font = `${CAPTION.letters * scale}px ${fontFamily}`;
  pen.textBaseline = 'middle';
  const inset = CAPTION.inset * scale;
  pen.fillText(text, inset, stage.height + (CAPTION.height * scale) / 2, picture.width - 2 * inset);
  return picture;
}
