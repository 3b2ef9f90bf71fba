import { nameOf, offerBlob } from '../../state/files/offer-file.ts';
import { app } from '../../state/page.ts';
import { say } from '../../state/session.ts';
import { useClassroom } from './classroom.ts';
import { printedSteps } from './printed-steps.ts';

/** Width of a picture on the sheet, height of the line above it, and font size, in px. */
const SMALL = 480;
const CAPTION = 34;
const LETTERS = 15;
/** Pictures in a row. */
const COLUMNS = 3;

/** Saves the pictures of all steps on one sheet (PNG). */
export async function saveContactSheet(): Promise<void> {
  const { lesson } = useClassroom.getState();
  if (lesson === null) return;
  const steps = await printedSteps();
  const scale = ({ width }: HTMLCanvasElement): number => SMALL / width;
  const height = Math.round(Math.max(...steps.map(({ picture }) => scale(picture) * picture.height)));
  const sheet = document.createElement('canvas');
  sheet.width = COLUMNS * SMALL;
  sheet.height = Math.ceil(steps.length / COLUMNS) * (height + CAPTION);
  const pen = sheet.getContext('2d');
  if (pen === null) return;
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, sheet.width, sheet.height);
  pen.fillStyle = '#000';
  pen.font = `${LETTERS}px ${getComputedStyle(document.body).fontFamily}`;
  pen.textBaseline = 'middle';
  for (const [at, { title, picture }] of steps.entries()) {
    const [x, y] = [(at % COLUMNS) * SMALL, Math.floor(at / COLUMNS) * (height + CAPTION)];
    pen.fillText(`${at + 1}. ${title}`, x + 8, y + CAPTION / 2, SMALL - 16);
    pen.drawImage(picture, x, y + CAPTION, SMALL, scale(picture) * picture.height);
  }
  const png = await pngOf(sheet);
  if (png !== null) offerBlob(`${nameOf(lesson.title)}-steps.png`, png);
}

/** Saves the picture of each step as a PNG, all of them in one ZIP file. */
export async function savePictures(): Promise<void> {
  const { lesson } = useClassroom.getState();
  if (lesson === null) return;
  const files: Record<string, Uint8Array> = {};
  for (const [at, { title, picture }] of (await printedSteps()).entries()) {
    const png = await pngOf(picture);
    if (png === null) return;
    files[`${String(at + 1).padStart(2, '0')}-${nameOf(title)}.png`] = new Uint8Array(
      await png.arrayBuffer(),
    );
  }
  const { zipSync } = await import('fflate');
  // A PNG is compressed already.
  const zip = zipSync(files, { level: 0 });
  offerBlob(
    `${nameOf(lesson.title)}-steps.zip`,
    new Blob([Uint8Array.from(zip)], { type: 'application/zip' }),
  );
}

async function pngOf(canvas: HTMLCanvasElement): Promise<Blob | null> {
  const png = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (png === null) say(app, { kind: 'no picture' });
  return png;
}
