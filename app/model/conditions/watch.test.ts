import { describe, expect, test } from 'vitest';
import { CATALOGUE, EventLog, NS_PER_MS, Run } from '../../../engine/index.ts';
import { Recording } from '../recording.ts';
import { View } from '../view.ts';
import type { Condition } from './condition.ts';
import { conditionSchema } from './condition-schema.ts';
import { ConditionWatch } from './watch.ts';

/** A scenario of the catalogue that runs to its end, or to about `most` events. */
function recorded(name: string, most = Number.POSITIVE_INFINITY): Recording {
  const scenario = CATALOGUE[name];
  if (scenario === undefined) throw new Error(`the catalogue has no ${name}`);
  const log = new EventLog();
  new Run(scenario, log).advance(scenario.end * NS_PER_MS, most);
  const recording = new Recording();
  recording.append(log.take(), log.strings);
  return recording;
}

const deadlock = recorded('vmalloc-deadlock');

/** The first moments at which conditions hold in a recording, fed in pieces. */
function moments(recording: Recording, ...conditions: Condition[]): (number | null)[] {
  for (const condition of conditions) expect(conditionSchema.parse(condition)).toEqual(condition);
  const watch = new ConditionWatch(conditions);
  for (const chunk of recording.chunks) watch.extend(chunk, recording.strings);
  return watch.moments;
}

/** The machine at a moment. */
function viewAt(recording: Recording, moment: number): View {
  const view = new View();
  recording.seek(view, moment);
  return view;
}

describe('an event', () => {
  test('holds right after it, or after its nth occurrence', () => {
    const [first, third] = moments(
      deadlock,
      { event: 'emergencyAdded' },
      { event: 'emergencyAdded', nth: 3 },
    );
    expect(viewAt(deadlock, first ?? 0).caches[0]?.objEmergency).toBe(1);
    expect(viewAt(deadlock, (first ?? 0) - 1).caches[0]?.objEmergency).toBe(0);
    expect(third ?? 0).toBeGreaterThan(first ?? 0);
  });

  test('can be asked for by the parts of its payload, by names', () => {
    const [set, cleared, wrong] = moments(
      deadlock,
      { event: 'flag', where: { bit: 'DEADLOCKED', isSet: true }, cache: 'zio_buf_16384' },
      { event: 'flag', where: { bit: 'DEADLOCKED', isSet: false } },
      { event: 'flag', where: { bit: 'DEADLOCKED' }, cache: 'another' },
    );
    expect(deadlock.event((set ?? 0) - 1)).toMatchObject({ kind: 'flag', bit: 14, isSet: true });
    expect(set).toBe(deadlock.series.marks.deadlock.at(0) + 1);
    expect([cleared ?? 1e9, wrong]).toEqual([expect.any(Number), null]);
  });

  test('can be asked for by its CPU, its function and bounds', () => {
    const [at] = moments(deadlock, {
      event: 'pressure',
      where: { wanted: { atLeast: 1 } },
    });
    expect(deadlock.event((at ?? 0) - 1)).toMatchObject({ kind: 'pressure', wanted: 16_384 });
    const [onCpu] = moments(deadlock, { event: 'entered', where: { fn: 'spl_cache_grow', cpu: 2 } });
    expect(deadlock.event((onCpu ?? 0) - 1)).toMatchObject({ fn: 'spl_cache_grow', cpu: 2 });
  });
});

describe('a figure', () => {
  test('is that of the view', () => {
    const figures = ['slabs', 'inMagazines', 'emergency'] as const;
    for (const figure of figures) {
      const [at] = moments(deadlock, { figure, cache: 'zio_buf_16384', atLeast: 30 });
      const counts = (moment: number): number | undefined => {
        const cache = viewAt(deadlock, moment).caches[0];
        if (figure === 'slabs') return cache?.slabTotal;
        if (figure === 'emergency') return cache?.objEmergency;
        return cache?.magazines.reduce((sum, skm) => sum + (skm?.objs.length ?? 0), 0);
      };
      if (at === null || at === undefined) throw new Error(`${figure} never comes to 30`);
      expect([figure, counts(at), counts(at - 1)]).toEqual([figure, 30, 29]);
    }
  });

  test('of free pages is that of the view', () => {
    const [at] = moments(deadlock, { figure: 'freePages', atMost: 1280 });
    expect(viewAt(deadlock, at ?? 0).memory.free).toBeLessThanOrEqual(1280);
  });

  test('can be a share of its maximum so far', () => {
    const [at] = moments(deadlock, {
      after: { event: 'emergencyAdded', nth: 20 },
      next: { figure: 'emergency', equals: 0, ofMost: true },
    });
    expect(viewAt(deadlock, at ?? 0).caches[0]?.objEmergency ?? -1).toBe(0);
  });

  test('of empty slabs counts slabs without an object out', () => {
    const recording = recorded('magazine-stranding');
    const [at] = moments(recording, {
      after: { figure: 'slabs', atLeast: 10 },
      next: { figure: 'emptySlabs', atLeast: 1 },
    });
    const view = new View();
    const empty = (moment: number): number => {
      recording.seek(view, moment);
      let count = 0;
      for (let slab = 0; slab < view.slabs.rows; slab++)
        if (view.slabList.get(slab) === -1 && view.slabRef.get(slab) === 0) count += 1;
      return count;
    };
    // A slab that is added is linked right after that.
    expect([empty((at ?? 0) - 1), empty((at ?? 0) + 1)]).toEqual([0, 1]);
  });
});

test('`next` is checked only after `after` has held', () => {
  const [, second, both] = moments(
    deadlock,
    { event: 'emergencyAdded' },
    { after: { event: 'emergencyAdded' }, next: { event: 'emergencyAdded' } },
    { all: [{ event: 'emergencyAdded', nth: 2 }, { event: 'slabAdded' }] },
  );
  expect(second).toBe(both);
  const [any] = moments(deadlock, { any: [{ event: 'panic' }, { event: 'slabAdded' }] });
  expect(deadlock.event((any ?? 0) - 1).kind).toBe('slabAdded');
});

test('a time holds at the first event at or after it', () => {
  const [at] = moments(deadlock, { time: 1000 });
  expect(deadlock.timeBefore(at ?? 0)).toBeGreaterThanOrEqual(999e6);
});

test('does not depend on how the events are chunked', () => {
  const condition: Condition = { figure: 'emergency', atLeast: 25 };
  const watch = new ConditionWatch([condition]);
  for (const { words, count } of deadlock.chunks)
    for (let from = 0; from < count; from += 777) {
      const size = Math.min(777, count - from);
      watch.extend({ words: words.slice(from * 4, (from + size) * 4), count: size }, deadlock.strings);
    }
  expect(watch.moments).toEqual(moments(deadlock, condition));
});

describe('the schema refuses', () => {
  test.each([
    ['a part that the event does not have', { event: 'slabAdded', where: { bit: 3 } }],
    ['a name that stands for nothing', { event: 'flag', where: { bit: 'NOSUCH' } }],
    ['a figure without bounds', { figure: 'slabs' }],
    ['a CPU of slabs', { figure: 'slabs', cpu: 1, atLeast: 2 }],
    ['a cache of the machine’s memory', { figure: 'freePages', cache: 'x', atMost: 1 }],
    ['an unknown kind', { event: 'noSuch' }],
    ['nothing in a group', { all: [] }],
  ])('%s', (_, condition) => {
    expect(conditionSchema.safeParse(condition).success).toBe(false);
  });
});
