import { nodeCoder } from '../app/formats/node-coder.fixture.ts';
import { encodeRecording } from '../app/formats/recording-file/recording-file.ts';
import { CATALOGUE, EVENT_WORDS, EventLog, KIND, kindOf, Run } from '../engine/index.ts';
import { counter, expect, test } from './test.ts';

/** A recording in which one slab joins a cache that does not exist; the rest of the file is valid. */
async function damagedRecording(): Promise<Buffer> {
  const scenario = CATALOGUE['magazine-stranding'];
  if (scenario === undefined) throw new Error('the catalogue has lost a scenario');
  const log = new EventLog();
  const run = new Run(scenario, log);
  run.advance(scenario.end * 1e6, Number.POSITIVE_INFINITY);
  const chunks = log.take().map(({ words, count }) => ({ words: words.slice(), count }));
  const words = chunks[0]?.words ?? new Int32Array();
  const kinds = Array.from({ length: words.length / EVENT_WORDS }, (_, i) =>
    kindOf(words[i * EVENT_WORDS] ?? 0),
  );
  const at = kinds.indexOf(KIND.slabBuilt, 1000);
  words[at * EVENT_WORDS + 3] = 4000;
  const bytes = await encodeRecording(
    { scenario, journal: run.journal, strings: log.strings, chunks },
    nodeCoder,
  );
  return Buffer.from(bytes);
}

test('an event of a recording that does not fit is reported at its moment, and the rest stays usable', async ({
  page,
}) => {
  const buffer = await damagedRecording();
  await page.getByRole('button', { name: 'Open…' }).click();
  await page.locator('input[type=file]').setInputFiles({ name: 'hurt.slabrec', mimeType: '', buffer });
  await expect(page.getByText(/^This recording is damaged at event [\d,]+/)).toBeVisible();
  const timeline = page.getByRole('slider', { name: 'Timeline' });
  const banner = page.getByRole('alert').filter({ hasText: 'The recording is damaged' });
  await timeline.press('Home');
  await expect(banner).toBeHidden();
  await timeline.press('End');
  await expect(banner).toContainText(/Event [\d,]+ does not fit the events before it/);
  await banner.getByRole('button', { name: 'Go to the moment before it' }).click();
  await expect(banner).toBeHidden();
  await expect(counter(page, 'skc_slab_total')).toHaveText(/^[1-9]/);
});
