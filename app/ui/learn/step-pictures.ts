import { nameOf, offerBlob } from '../../state/files/offer-file.ts';
import { useClassroom } from './classroom.ts';
import { pngOf } from './png-of.ts';
import { drawnSteps, paintedSteps } from './printed-steps.ts';

/** Saves the picture of each step as a PNG, all of them in one ZIP file. */
export async function savePngs(): Promise<void> {
  const files: Record<string, Uint8Array> = {};
  for (const [at, { title, picture }] of (await paintedSteps()).entries()) {
    const png = await pngOf(picture);
    if (png === null) return;
    files[`${fileOf(at, title)}.png`] = new Uint8Array(await png.arrayBuffer());
  }
  // PNGs are already compressed.
  await saveZip(files, 0);
}

/** Saves the picture of each step as an SVG, all of them in one ZIP file. */
export async function saveSvgs(): Promise<void> {
  const encoder = new TextEncoder();
  const files: Record<string, Uint8Array> = {};
  for (const [at, { title, picture }] of (await drawnSteps()).entries())
    files[`${fileOf(at, title)}.svg`] = encoder.encode(new XMLSerializer().serializeToString(picture.svg));
  await saveZip(files, 6);
}

function fileOf(step: number, title: string): string {
  return `${String(step + 1).padStart(2, '0')}-${nameOf(title)}`;
}

async function saveZip(files: Record<string, Uint8Array>, level: 0 | 6): Promise<void> {
  const { lesson } = useClassroom.getState();
  if (lesson === null) return;
  const { zipSync } = await import('fflate');
  const zip = Uint8Array.from(zipSync(files, { level }));
  offerBlob(`${nameOf(lesson.title)}-steps.zip`, new Blob([zip], { type: 'application/zip' }));
}
