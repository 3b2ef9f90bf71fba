import { nameOf, offerBlob, offerText } from '../../state/files/offer-file.ts';
import { useClassroom } from './classroom.ts';
import { pngOf } from './png-of.ts';
import { drawnSteps, paintedSteps } from './printed-steps.ts';
import { svgElement } from './svg-element.ts';

/** Width of a picture on the sheet, height of the line above it, and font size, in px. */
const SMALL = 480;
const CAPTION = 34;
const LETTERS = 15;
/** Pictures in a row. */
const COLUMNS = 3;

/** The places of the pictures on a sheet, their height, and the size of the sheet. */
interface Sheet {
  readonly width: number;
  readonly height: number;
  readonly places: readonly { readonly x: number; readonly y: number; readonly height: number }[];
}

function layOut(pictures: readonly { readonly width: number; readonly height: number }[]): Sheet {
  const heights = pictures.map(({ width, height }) => (SMALL / width) * height);
  const row = Math.round(Math.max(...heights)) + CAPTION;
  const places = heights.map((height, at) => ({
    x: (at % COLUMNS) * SMALL,
    y: Math.floor(at / COLUMNS) * row,
    height,
  }));
  return { width: COLUMNS * SMALL, height: Math.ceil(pictures.length / COLUMNS) * row, places };
}

/** Saves the pictures of all steps on one sheet (PNG). */
export async function savePngSheet(): Promise<void> {
  const { lesson } = useClassroom.getState();
  if (lesson === null) return;
  const steps = await paintedSteps();
  const { width, height, places } = layOut(steps.map(({ picture }) => picture));
  const sheet = document.createElement('canvas');
  [sheet.width, sheet.height] = [width, height];
  const pen = sheet.getContext('2d');
  if (pen === null) return;
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, width, height);
  pen.fillStyle = '#000';
  pen.font = `${LETTERS}px ${getComputedStyle(document.body).fontFamily}`;
  pen.textBaseline = 'middle';
  for (const [at, { title, picture }] of steps.entries()) {
    const { x = 0, y = 0, height: high = 0 } = places[at] ?? {};
    pen.fillText(`${at + 1}. ${title}`, x + 8, y + CAPTION / 2, SMALL - 16);
    pen.drawImage(picture, x, y + CAPTION, SMALL, high);
  }
  const png = await pngOf(sheet);
  if (png !== null) offerBlob(`${nameOf(lesson.title)}-steps.png`, png);
}

/** Saves the pictures of all steps on one sheet (SVG). */
export async function saveSvgSheet(): Promise<void> {
  const { lesson } = useClassroom.getState();
  if (lesson === null) return;
  const steps = await drawnSteps();
  const { width, height, places } = layOut(steps.map(({ picture }) => picture.canvas));
  const sheet = svgElement('svg', { width, height, viewBox: `0 0 ${width} ${height}` });
  sheet.append(svgElement('rect', { width, height, fill: '#fff' }));
  const font = { 'font-size': LETTERS, 'font-family': getComputedStyle(document.body).fontFamily };
  for (const [at, { title, picture }] of steps.entries()) {
    const { x = 0, y = 0, height: high = 0 } = places[at] ?? {};
    const caption = svgElement('text', { x: x + 8, y: y + CAPTION / 2 + LETTERS / 3, ...font });
    caption.textContent = `${at + 1}. ${title}`;
    for (const [name, value] of Object.entries({ x, y: y + CAPTION, width: SMALL, height: high }))
      picture.svg.setAttribute(name, String(value));
    sheet.append(caption, picture.svg);
  }
  const text = new XMLSerializer().serializeToString(sheet);
  offerText(`${nameOf(lesson.title)}-steps.svg`, 'image/svg+xml', text);
}
