import { app } from '../../state/page.ts';
import { say } from '../../state/session.ts';

/** A canvas as a PNG; null, with a notice, when the browser cannot make one. */
export async function pngOf(canvas: HTMLCanvasElement): Promise<Blob | null> {
  const png = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (png === null) say(app, { kind: 'no picture' });
  return png;
}
