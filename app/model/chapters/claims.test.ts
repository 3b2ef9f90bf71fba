import { describe, expect, test } from 'vitest';
import { CATALOGUE, EventLog, KMC_BITS, NS_PER_MS, Run, type Scenario } from '../../../engine/index.ts';
import { conditionSchema } from '../conditions/condition-schema.ts';
import { ConditionWatch } from '../conditions/watch.ts';
import { Recording } from '../recording.ts';
import { CHAPTERS, chaptersOf } from './chapters-of.ts';
import { Facts } from './facts.fixture.ts';

/** The claim of each chapter, in order, at its moment; `before` has the facts of the earlier chapters. */
type Claims = Readonly<Record<string, readonly ((now: Facts, before: readonly Facts[]) => void)[]>>;

const most = (facts: readonly Facts[], of: (one: Facts) => number): number => Math.max(...facts.map(of));

const CLAIMS: Claims = {
  'vmalloc-deadlock': [
    (now) => expect([now.slabs() > 0, now.emergency(), now.memory.pressure]).toEqual([true, 0, 0]),
    (now) => expect([now.memory.pressure > 0, now.emergency()]).toEqual([true, 0]),
    (now) => expect([now.is('DEADLOCKED'), now.is('GROWING'), now.emergency()]).toEqual([true, true, 0]),
    (now) => expect([now.is('DEADLOCKED'), now.emergency()]).toEqual([true, 15]),
    (now) => expect([now.last.kind, now.emergency() > 1000]).toEqual(['slabAdded', true]),
    (now) => expect([now.is('DEADLOCKED'), now.emergency(), now.used() > 100]).toEqual([false, 0, true]),
  ],
  'memory-pressure': [
    (now) =>
      expect([now.used('zio_buf_16384'), now.byCpu('zio_buf_16384').every((one) => one > 0)]).toEqual([
        0,
        true,
      ]),
    (now) => expect(now.memory.free).toBeGreaterThan(now.memory.low),
    (now) => expect([now.memory.kswapdAwake, now.memory.free < now.memory.low]).toEqual([true, true]),
    (now) => expect(now.byCpu('zio_buf_16384')[0]).toBe(0),
    (now, [, , , scan]) => expect(now.slabs()).toBeLessThanOrEqual((scan?.slabs() ?? 0) - 16),
    (now, [, , woke]) => {
      expect([now.memory.kswapdAwake, now.used(), now.byCpu()[0]]).toEqual([false, 0, 0]);
      expect(
        now
          .byCpu()
          .slice(1)
          .every((one) => one > 0),
      ).toBe(true);
      expect(now.slabs()).toBeLessThan((woke?.slabs() ?? 0) / 2);
      expect(now.slabs()).toBeGreaterThan(40);
    },
  ],
  'write-burst': [
    (now) => expect(now.slabs('zio_buf_131072')).toBe(1),
    (now) => expect(now.slabs('zio_buf_131072')).toBe(50),
    (now, [, full]) =>
      expect(now.slabs('zio_buf_131072')).toBeLessThan(2 * (full?.slabs('zio_buf_131072') ?? 0)),
    (now, [, , written]) =>
      expect(now.used('arc_buf_hdr_t_full')).toBeGreaterThan(written?.used('arc_buf_hdr_t_full') ?? 0),
    (now) => expect(now.slabs('zio_buf_131072')).toBeGreaterThan(100),
  ],
  'magazine-stranding': [
    (now) => expect([now.used(), now.parked() > 0]).toEqual([1, true]),
    (now) => expect(now.used()).toBe(1020),
    (now, [, taken]) => expect([now.used(), now.slabs(), now.parked()]).toEqual([0, taken?.slabs(), 1134]),
    (now) => expect(now.last.fn).toBe('spl_kmem_cache_reap_now'),
    (now, [, , freed]) => {
      expect(now.byCpu().map((one) => one > 0)).toEqual([false, true, true, true, true, true]);
      expect(now.slabs()).toBeLessThan(freed?.slabs() ?? 0);
      expect(now.slabs()).toBeGreaterThan((freed?.slabs() ?? 0) / 2);
    },
  ],
  'stranding-as-posted': [
    (now) => expect(now.used()).toBe(1),
    (now) => expect([now.used(), now.byCpu().slice(0, 5)]).toEqual([1024, [0, 0, 0, 0, 0]]),
    (now) => expect([now.used(), now.parked(), now.slabs()]).toEqual([1024, 0, 38]),
    (now) => expect([now.slabs(), now.byCpu()]).toEqual([38, [204, 204, 204, 204, 204, 4]]),
  ],
  'magazine-scaling': [
    (now) => expect(now.parked()).toBe(0),
    (now) => expect(now.used() + now.parked()).toBe(8 * 16),
    (now, [, loaded]) => expect(now.count('lock', loaded?.view.moment)).toBe(0),
  ],
  'cross-cpu-free': [
    (now) => expect([now.last.kind, now.last.cpu]).toEqual(['freeHit', 1]),
    (now) => expect(now.byCpu('pipe_buf')[1]).toBe(16),
    (now) => expect(now.last).toMatchObject({ kind: 'objReturned', owner: 1 }),
    (now) => expect(now.last).toMatchObject({ kind: 'objLoaded', cpu: 0 }),
    (now) => expect(now.slabs('own_buf')).toBe(2),
  ],
  'pinned-slabs': [
    (now) => expect(now.caches().map(({ slabObjs }) => slabObjs)).toEqual([4, 64]),
    (now) => expect([now.used('small_slabs') >= 600, now.used('large_slabs') >= 600]).toEqual([true, true]),
    (now, [, full]) =>
      expect(now.slabs('small_slabs')).toBeGreaterThan((full?.slabs('small_slabs') ?? 0) / 2),
    (now, [, full]) => {
      expect(Math.abs(now.used('small_slabs') - now.used('large_slabs'))).toBeLessThan(300);
      expect(now.slabs('small_slabs')).toBeLessThan((full?.slabs('small_slabs') ?? 0) / 2);
      expect(now.slabs('large_slabs')).toBeGreaterThanOrEqual(full?.slabs('large_slabs') ?? 0);
    },
    (now) => expect([now.parked(), now.slabs('large_slabs') > 10]).toEqual([0, true]),
  ],
  'expiry-by-age': [
    (now) => expect(now.used()).toBe(1),
    (now) => expect([now.used(), now.byCpu().every((one) => one > 0)]).toEqual([0, true]),
    (now) => expect(now.seconds).toBeGreaterThan(14.9),
    (now) => expect([now.slabs(), now.parked(), now.memory.pressure]).toEqual([0, 0, 0]),
    (now) => expect([now.slabs(), now.memory.pressure > 0]).toEqual([0, true]),
  ],
  'expiry-by-memory': [
    (now) => expect(now.used()).toBe(1),
    (now) => expect([now.used(), now.byCpu().every((one) => one > 0)]).toEqual([0, true]),
    (now) => expect([now.seconds > 19.9, now.byCpu().every((one) => one > 0)]).toEqual([true, true]),
    (now) => expect([now.memory.kswapdAwake, now.last.fn]).toEqual([true, 'spl_kmem_cache_reap_now']),
    (now) => expect(now.byCpu().filter((one) => one === 0)).toHaveLength(1),
  ],
  'kswapd-loop': [
    (now) => expect(now.used()).toBe(20_000),
    (now) => expect(now.memory.pressure).toBeGreaterThan(0),
    (now) => expect(now.last).toMatchObject({ kind: 'shrinkScanned', nr: 128 }),
    (now, [, , first]) => expect(now.slabs()).toBeGreaterThanOrEqual((first?.slabs() ?? 0) - 1),
    (now) => expect(now.last).toMatchObject({ kind: 'tunable', value: 1 }),
    (now) => expect(now.last).toMatchObject({ kind: 'shrinkScanned', freed: -1 }),
  ],
  'endless-destroy': [
    (now) => expect(now.used()).toBe(64),
    (now) => expect(now.caches()[0]?.ref).toBeGreaterThan(0),
    (now) => expect(now.is('DESTROY')).toBe(true),
    (now) => expect(now.last).toMatchObject({ kind: 'blocked' }),
    (now) => expect([now.caches()[0]?.ref, now.last.kind]).toEqual([0, 'opEnded']),
    (now, [, , , , ended]) =>
      expect([
        now.caches()[0]?.ref,
        now.is('DESTROY'),
        now.view.jiffies - (ended?.view.jiffies ?? 0),
      ]).toEqual([0, true, 500]),
  ],
  'slab-small': [
    (now) => expect(now.caches().length).toBe(1),
    (now) => expect(now.slabs()).toBeGreaterThan(0),
    (now) => expect([now.caches(), now.count('constructed')]).toEqual([[], now.count('destructed')]),
    (now) => expect([now.slabs(), (now.caches()[0]?.linuxLive ?? 0) > 0]).toEqual([0, true]),
    (now) => expect([now.caches(), now.count('constructed')]).toEqual([[], now.count('destructed')]),
  ],
  'slab-large': [
    (now) => expect(now.caches().length).toBe(1),
    (now) => expect(now.last.kind).toBe('vmalloc'),
    (now) => expect(most([now], (one) => one.caches()[0]?.slabSize ?? 0)).toBeGreaterThanOrEqual(16 << 20),
    (now) => expect([now.caches(), now.memory.used]).toEqual([[], 0]),
  ],
  'slab-align': [
    (now) => expect(now.caches()[0]?.name).toBe('align_8'),
    (now) => expect((now.caches()[0]?.flags ?? 0) & (1 << KMC_BITS.OFFSLAB)).toBeGreaterThan(0),
    (now) => expect(now.caches()[0]?.objAlign).toBe(4096),
    (now) => expect([now.caches(), now.view.panic]).toEqual([[], null]),
  ],
  'slab-reap': [
    (now) => expect(now.used()).toBe(1024),
    (now) => expect(now.used()).toBe(1024),
    (now) => expect(now.last.kind).toBe('reclaimFrees'),
    (now) => expect([now.used(), now.parked()]).toEqual([0, 256]),
    (now) => expect([now.parked(), now.seconds > 14]).toEqual([128, true]),
    (now) => expect([now.slabs(), now.seconds < 60]).toEqual([0, true]),
  ],
  'slab-age': [
    (now) => expect(now.used()).toBe(1),
    (now) =>
      expect([now.used(), now.slabs() > 1000, (now.caches()[0]?.partial.length ?? 2) <= 1]).toEqual([
        131_072,
        true,
        true,
      ]),
    (now) => expect([now.used(), now.parked()]).toEqual([0, 256]),
    (now) => expect(now.seconds).toBeGreaterThan(14),
    (now) => expect([now.slabs(), now.parked(), now.seconds < 60]).toEqual([0, 0, true]),
  ],
  'slab-lock': [
    (now) => expect(now.last.kind).toBe('spin'),
    (now) => expect([now.caches(), now.seconds < 5]).toEqual([[], true]),
    (now) => expect(now.used()).toBeGreaterThan(7 * (now.parked() / 8 + 1)),
    (now) => expect(now.caches()[0]?.objSize).toBe(1 << 20),
    (now) => expect(now.caches()).toEqual([]),
  ],
  'slab-overcommit': [
    (now) => expect(now.used()).toBe(1),
    (now) => expect([now.memory.kswapdAwake, now.memory.free < now.memory.low]).toEqual([true, true]),
    (now) => expect(now.last.kind).toBe('reclaimFrees'),
    (now) => expect(now.memory.reclaimers).toBe(1),
    (now) => expect([now.used(), now.view.panic]).toEqual([0, null]),
  ],
  'slab-reclaim': [
    (now) => expect((now.memory.used * 4) / now.memory.frames).toBeCloseTo(1, 0),
    (now) => expect(now.memory.pressure).toBeGreaterThan(0),
    (now) => expect([now.memory.kswapdAwake, now.memory.free < now.memory.low]).toEqual([true, true]),
    (now) => expect(now.last.kind).toBe('reclaimFrees'),
    (now, [first]) => expect(now.slabs()).toBeLessThanOrEqual((first?.slabs() ?? 0) / 4),
  ],
};

/** A scenario from its beginning to its last chapter. */
function recorded(name: string): { recording: Recording; moments: readonly (number | null)[] } {
  const scenario = CATALOGUE[name];
  if (scenario === undefined) throw new Error(`the catalogue has no ${name}`);
  const log = new EventLog();
  const run = new Run(scenario, log);
  const watch = new ConditionWatch(chaptersOf(scenario).map(({ when }) => when));
  const recording = new Recording();
  let texts = 0;
  while (!run.isOver && !watch.isDone) {
    run.advance(scenario.end * NS_PER_MS, log.emitted + 100_000);
    const chunks = log.take();
    for (const chunk of chunks) watch.extend(chunk, log.strings);
    recording.append(chunks, log.strings.slice(texts));
    texts = log.strings.length;
  }
  return { recording, moments: watch.moments };
}

test('every scenario of the catalogue has three to seven chapters, and every chapter a claim', () => {
  for (const [name, scenario] of Object.entries(CATALOGUE)) {
    const chapters = chaptersOf(scenario);
    expect([name, chapters.length >= 3 && chapters.length <= 7]).toEqual([name, true]);
    expect([name, CLAIMS[name]?.length]).toEqual([name, chapters.length]);
    expect(new Set(chapters.map(({ title }) => title)).size).toBe(chapters.length);
    for (const { when } of chapters) expect(conditionSchema.parse(when)).toEqual(when);
  }
  expect(Object.keys(CHAPTERS)).toEqual(Object.keys(CATALOGUE));
});

describe.each(Object.keys(CATALOGUE))('the chapters of %s', (name) => {
  test('come in order, and each claim is true', () => {
    const { recording, moments } = recorded(name);
    expect(moments).not.toContain(null);
    const starts = moments.map((moment) => moment ?? 0);
    expect([...starts].sort((a, b) => a - b)).toEqual(starts);
    const before: Facts[] = [];
    for (const [i, start] of starts.entries()) {
      const now = new Facts(recording, start);
      CLAIMS[name]?.[i]?.(now, before);
      before.push(now);
    }
  });
});

test('chapters are found by the id of a scenario, regardless of its title and settings', () => {
  const scenario = CATALOGUE['vmalloc-deadlock'];
  if (scenario === undefined) throw new Error('the catalogue has lost a scenario');
  const renamed: Scenario = { ...scenario, title: 'Renamed', seed: 7 };
  expect(chaptersOf(renamed)).toBe(CHAPTERS['vmalloc-deadlock']);
  const { id: _, ...own } = scenario;
  expect(chaptersOf(own)).toEqual([]);
});
