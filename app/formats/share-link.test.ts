import { describe, expect, test } from 'vitest';
import { CATALOGUE, type JournalEntry } from '../../engine/index.ts';
import { MAX_LINK } from './limits.ts';
import { isLink } from './link.ts';
import type { LinkPlace } from './link-place.ts';
import { nodeCoder as coder } from './node-coder.fixture.ts';
import { decodeLink, encodeLink, type SharedRun } from './share-link.ts';

const journal: readonly JournalEntry[] = [
  { events: 12, at: 4_000_000.5, command: { op: 'pressure', pages: 99 } },
  { events: 15, at: 8_000_000, command: { op: 'free', thread: 't0', cpu: 1, obj: '#7', cache: 'c1' } },
];

const place: LinkPlace = {
  moment: 7574,
  cache: 'kmem_test',
  selection: { kind: 'magazine', cache: 0, cpu: 3 },
  camera: { zoom: 2.5, x: 0.4, y: 0.6 },
  view: 'machine',
  chapter: 2,
  proof: { hash: '0123456789abcdef', prints: 'cafe0123' },
};

/** @throws Error when the run is too large for a link */
async function link(run: SharedRun): Promise<string> {
  const hash = await encodeLink(run, coder);
  if (hash === null) throw new Error('it is too large');
  return hash;
}

describe('a link', () => {
  test.each(Object.entries(CATALOGUE))('restores the scenario %s unchanged', async (_, scenario) => {
    const hash = await link({ scenario, journal, place });
    expect(isLink(hash)).toBe(true);
    expect(hash).toMatch(/^#run=2\.[\w-]+$/);
    expect(hash.length).toBeLessThan(20_000);
    expect(await decodeLink(hash, coder)).toMatchObject({ ok: true, run: { scenario, journal, place } });
  });

  test('of version 1, as 0.2.0 made them, opens without a place, and with the id of its scenario', async () => {
    const [scenario] = Object.values(CATALOGUE);
    if (scenario === undefined) throw new Error('the catalogue is empty');
    const { id: _, ...old } = scenario;
    const json = coder.utf8(JSON.stringify({ engine: '0.2', scenario: old, journal }));
    const letters = coder
      .base64(await coder.gzip(json))
      .replaceAll('+', '-')
      .replaceAll('/', '_');
    expect(await decodeLink(`#run=1.${letters.replace(/=+$/, '')}`, coder)).toMatchObject({
      ok: true,
      run: { scenario, journal, place: null },
    });
  });

  test('that is cut short, of another version or makes no sense is refused with a reason', async () => {
    const [scenario] = Object.values(CATALOGUE);
    if (scenario === undefined) throw new Error('the catalogue is empty');
    const hash = await link({ scenario, journal: [], place: null });
    expect(await decodeLink(hash.slice(0, -20), coder)).toMatchObject({
      reason: expect.stringMatching(/cut short or damaged/),
    });
    expect(await decodeLink('#run=9.abc', coder)).toMatchObject({ ok: false });
    const wrong = await link({ scenario: { ...scenario, end: -1 }, journal: [], place: null });
    expect(await decodeLink(wrong, coder)).toMatchObject({
      reason: expect.stringMatching(/^scenario\.end: /),
    });
    expect(await decodeLink(`#run=1.${'A'.repeat(90_000)}`, coder)).toMatchObject({ ok: false });
  });

  test('that unpacks to more than the limit is refused during unpacking, and is never made', async () => {
    const bomb = await coder.gzip(new Uint8Array(40 * MAX_LINK));
    const hash = `#run=1.${coder.base64(bomb).replaceAll('+', '-').replaceAll('/', '_')}`;
    let taken = 0;
    const counting = {
      ...coder,
      gunzip: async function* (bytes: Uint8Array) {
        for await (const part of coder.gunzip(bytes)) {
          taken += part.length;
          yield part;
        }
      },
    };
    // A link may be too long for this by its own length: so much unpacks from a part of it, too.
    const result = await decodeLink(hash.slice(0, 59_000), counting);
    expect(result).toMatchObject({ ok: false, reason: expect.stringMatching(/unpacks to more than 4 MiB/) });
    expect(taken).toBeLessThan(1.1 * MAX_LINK);
    const [scenario] = Object.values(CATALOGUE);
    if (scenario === undefined) throw new Error('the catalogue is empty');
    const long = Array.from(
      { length: 60_000 },
      () => journal[1] ?? { events: 0, at: 0, command: { op: 'tick', n: 1 } as const },
    );
    expect(await encodeLink({ scenario, journal: long, place: null }, coder)).toBeNull();
  });
});
