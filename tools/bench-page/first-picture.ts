import type { Browser } from '@playwright/test';
import { CATALOGUE } from '../../engine/scenarios/catalogue.ts';
import { figure, type Row } from './row.ts';

/** Ms from the first events of a scenario to its first picture. */
const MOST_WAIT = 300;

/** Makes the page measure the ms from its first events to the end of the frame that first paints the stage. */
const WATCH = `
  let events = null;
  let isPainted = false;
  let resolve;
  globalThis.firstPicture = new Promise((done) => { resolve = done; });
  globalThis.Worker = class extends Worker {
    constructor(...args) {
      super(...args);
      this.addEventListener('message', ({ data }) => {
        if (events === null && data.report?.chunks.length > 0) events = performance.now();
      });
    }
  };
  const { setTransform } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.setTransform = function (...args) {
    if (events !== null && !isPainted && this.canvas.closest('section[aria-label="Stage"]')) {
      isPainted = true;
      setTimeout(() => resolve(performance.now() - events));
    }
    return setTransform.apply(this, args);
  };`;

/** Opens each scenario of the catalogue and takes the longest time from first events to first picture. */
export async function measureFirstPictures(on: Browser, url: string): Promise<readonly Row[]> {
  const page = await on.newPage({ viewport: { width: 1440, height: 900 } });
  await page.addInitScript({ content: WATCH });
  let longest = 0;
  for (const name of Object.keys(CATALOGUE)) {
    await page.goto(`${url}?machine=${name}`, { waitUntil: 'commit' });
    longest = Math.max(longest, await page.evaluate<number>('globalThis.firstPicture'));
  }
  await page.close();
  return [
    { what: 'any scenario', doing: 'first events to picture', figures: [figure(longest, 'ms', MOST_WAIT)] },
  ];
}
