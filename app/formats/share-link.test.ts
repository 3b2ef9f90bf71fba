import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { CATALOGUE, type JournalEntry } from '../../engine/index.ts';
import { isLink } from './link.ts';
import { decodeLink, encodeLink, type LinkCoder } from './share-link.ts';

const coder: LinkCoder = {
  base64: (bytes) => Buffer.from(bytes).toString('base64'),
  bytes: (base64) => Buffer.from(base64, 'base64'),
  gzip: async (bytes) => gzipSync(bytes),
  gunzip: async (bytes) => gunzipSync(bytes),
  utf8: (text) => new TextEncoder().encode(text),
  text: (bytes) => new TextDecoder().decode(bytes),
};

const journal: readonly JournalEntry[] = [
  { events: 12, at: 4_000_000.5, command: { op: 'pressure', pages: 99 } },
  { events: 15, at: 8_000_000, command: { op: 'free', thread: 't0', cpu: 1, obj: '#7', cache: 'c1' } },
];

describe('a link', () => {
  test.each(Object.entries(CATALOGUE))('brings the scenario %s back as it was', async (_, scenario) => {
    const hash = await encodeLink({ scenario, journal }, coder);
    expect(isLink(hash)).toBe(true);
    expect(hash).toMatch(/^#run=1\.[\w-]+$/);
    expect(hash.length).toBeLessThan(4000);
    expect(await decodeLink(hash, coder)).toMatchObject({ ok: true, run: { scenario, journal } });
  });

  test('that is cut short, of another version or makes no sense is refused with a reason', async () => {
    const [scenario] = Object.values(CATALOGUE);
    if (scenario === undefined) throw new Error('the catalogue is empty');
    const hash = await encodeLink({ scenario, journal: [] }, coder);
    expect(await decodeLink(hash.slice(0, -20), coder)).toMatchObject({
      reason: 'it is cut short or damaged',
    });
    expect(await decodeLink('#run=9.abc', coder)).toMatchObject({ ok: false });
    const wrong = await encodeLink({ scenario: { ...scenario, end: -1 }, journal: [] }, coder);
    expect(await decodeLink(wrong, coder)).toMatchObject({
      reason: expect.stringMatching(/^scenario\.end: /),
    });
    expect(await decodeLink(`#run=1.${'A'.repeat(90_000)}`, coder)).toMatchObject({ ok: false });
  });
});
