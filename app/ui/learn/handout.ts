import { nameOf, offerBlob, offerText } from '../../state/files/offer-file.ts';
import { encodeLesson } from '../../state/learn/lesson-hash.ts';
import { classroom, useClassroom } from './classroom.ts';

/** Width of a picture on a handout and on a contact sheet, in px, and pictures in a row of the sheet. */
const WIDTH = 960;
const SMALL = 480;
const COLUMNS = 3;
const CAPTION = 34;

/** A step as it is printed. */
interface Page {
  readonly title: string;
  /** The prose as it is on the page. */
  readonly html: string;
  readonly picture: HTMLCanvasElement | null;
}

/** The address of this page with a lesson in it; null when it would be too long. */
export async function addressOfLesson(text: string): Promise<string | null> {
  const hash = await encodeLesson(text);
  return hash === null ? null : `${location.origin}${location.pathname}?view=learn${hash}`;
}

/** Goes through all steps of the open lesson, and takes the prose and the picture of each. */
async function pages(): Promise<readonly Page[]> {
  const { lesson, step: before } = useClassroom.getState();
  const taken: Page[] = [];
  for (const [at, step] of (lesson?.steps ?? []).entries()) {
    await classroom.goTo(at);
    await painted();
    const prose = document.querySelector('[data-prose]')?.cloneNode(true);
    taken.push({
      title: step.title,
      html: prose instanceof Element ? still(prose) : '',
      picture: pictureNow(),
    });
  }
  if (lesson !== null) await classroom.goTo(before);
  return taken;
}

/** Two frames: the first draws what has changed, the second comes after it. */
async function painted(): Promise<void> {
  for (let i = 0; i < 2; i++) await new Promise(requestAnimationFrame);
}

/** A copy of the stage as it is now. */
function pictureNow(): HTMLCanvasElement | null {
  const stage = document.querySelector<HTMLCanvasElement>('main canvas');
  if (stage === null || stage.width === 0) return null;
  const copy = document.createElement('canvas');
  copy.width = WIDTH;
  copy.height = Math.round((WIDTH * stage.height) / stage.width);
  const pen = copy.getContext('2d');
  if (pen === null) return null;
  pen.fillStyle = getComputedStyle(document.body).backgroundColor;
  pen.fillRect(0, 0, copy.width, copy.height);
  pen.drawImage(stage, 0, 0, copy.width, copy.height);
  return copy;
}

/** What is left of prose on paper: buttons in the text become text, forms get room for an answer. */
function still(prose: Element): string {
  for (const element of prose.querySelectorAll('input')) element.replaceWith('☐ ');
  for (const element of prose.querySelectorAll('p.row, summary, details')) element.remove();
  for (const element of prose.querySelectorAll('button')) element.replaceWith(...element.childNodes);
  for (const element of prose.querySelectorAll('[class]')) element.removeAttribute('class');
  return prose.innerHTML;
}

/** Saves the open lesson as one page with its pictures, that needs nothing else and can be printed. */
export async function saveHandout(): Promise<void> {
  const { lesson } = useClassroom.getState();
  if (lesson === null) return;
  const body = (await pages())
    .map(
      ({ title, html, picture }, at) =>
        `<section><h2>${at + 1}. ${escaped(title)}</h2>${html}${
          picture === null
            ? ''
            : `<img alt="The machine at this step" src="${picture.toDataURL('image/png')}">`
        }</section>`,
    )
    .join('\n');
  offerText(`${nameOf(lesson.title)}.html`, 'text/html', page(lesson.title, lesson.about, body));
}

function page(title: string, about: string, body: string): string {
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>${escaped(title)}</title>
<style>
body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:48rem;padding:0 1rem}
img{border:1px solid #999;max-width:100%}section{break-inside:avoid;margin-block:2rem}
table{border-collapse:collapse}td,th{border:1px solid #999;padding:2px 8px;text-align:start}
pre,code{font-family:ui-monospace,monospace}fieldset{border:0;padding:0}label{display:block}
figure{border-inline-start:3px solid #999;margin:0;padding-inline-start:1rem}
</style>
<h1>${escaped(title)}</h1><p>${escaped(about)}</p>
${body}
</html>
`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

/** Saves the pictures of all steps on one sheet (PNG). */
export async function saveContactSheet(): Promise<void> {
  const { lesson } = useClassroom.getState();
  if (lesson === null) return;
  const all = await pages();
  const height = Math.max(
    ...all.map(({ picture }) => (picture === null ? 0 : (SMALL * picture.height) / WIDTH)),
  );
  const sheet = document.createElement('canvas');
  sheet.width = COLUMNS * SMALL;
  sheet.height = Math.ceil(all.length / COLUMNS) * (Math.round(height) + CAPTION);
  const pen = sheet.getContext('2d');
  if (pen === null) return;
  const { backgroundColor, color, fontFamily } = getComputedStyle(document.body);
  pen.fillStyle = backgroundColor;
  pen.fillRect(0, 0, sheet.width, sheet.height);
  pen.font = `15px ${fontFamily}`;
  pen.textBaseline = 'middle';
  for (const [at, { title, picture }] of all.entries()) {
    const [x, y] = [(at % COLUMNS) * SMALL, Math.floor(at / COLUMNS) * (Math.round(height) + CAPTION)];
    pen.fillStyle = color;
    pen.fillText(`${at + 1}. ${title}`, x + 8, y + CAPTION / 2, SMALL - 16);
    if (picture !== null) pen.drawImage(picture, x, y + CAPTION, SMALL, (SMALL * picture.height) / WIDTH);
  }
  sheet.toBlob((blob) => {
    if (blob !== null) offerBlob(`${nameOf(lesson.title)}-steps.png`, blob);
  }, 'image/png');
}
