import { expect, test } from 'vitest';
import { CATALOGUE, EVENT_WORDS, type EventChunk, EventLog, Run } from '../../engine/index.ts';
import { Overview } from './overview.ts';
import { Recording } from './recording.ts';
import { MARKS } from './series/marks.ts';

/** The events of a scenario of the catalogue in pieces of uneven size, and the texts that they refer to. */
function recorded(name: string): {
  readonly pieces: readonly EventChunk[];
  readonly strings: readonly string[];
} {
  const scenario = CATALOGUE[name];
  if (scenario === undefined) throw new Error(`the catalogue has no ${name}`);
  const log = new EventLog();
  new Run(scenario, log).advance(scenario.end * 1e6, 60_000);
  const pieces: EventChunk[] = [];
  for (const { words, count } of log.take()) {
    for (let from = 0, size = 1; from < count; from += size, size = (size * 7 + 1) % 9000) {
      const end = Math.min(count, from + size);
      pieces.push({ words: words.slice(from * EVENT_WORDS, end * EVENT_WORDS), count: end - from });
    }
  }
  return { pieces, strings: log.strings };
}

/** Everything an overview shows at some moments. */
function shown({ times, series, length }: Recording): unknown {
  const moments = Array.from({ length: 40 }, (_, i) => Math.round((length * i) / 39));
  return moments.map((moment, i) => {
    const from = moments[i - 1] ?? 0;
    const tracks = series.caches.flatMap(({ slabs, parked, used, emergency }) => [
      slabs,
      parked,
      used,
      emergency,
    ]);
    return [
      [times.before(moment), times.momentAt(times.before(moment)), times.latest],
      [...tracks, series.freePages, series.pressure].map((track) => [
        track.before(moment),
        track.between(from, moment),
        track.max,
      ]),
      series.caches.map(({ bands }) => Object.values(bands).map((band) => band.countUpTo(moment))),
      MARKS.map((kind) => series.marks[kind].countUpTo(moment)),
      series.lanes.map((lane) => lane.tasks.at(lane.moments.countUpTo(moment) - 1)),
    ];
  });
}

const whole = (pieces: readonly EventChunk[]): Recording => {
  const recording = new Recording();
  recording.append(pieces, []);
  return recording;
};

test.each(['vmalloc-deadlock', 'kswapd-loop', 'magazine-stranding'])(
  'a copy that grows by increments of %s shows what the events do',
  (name) => {
    const { pieces } = recorded(name);
    const overview = new Overview();
    const copy = new Recording();
    for (const piece of pieces) {
      overview.extend(piece);
      copy.append([piece], [], structuredClone(overview.take()));
    }
    expect(shown(copy)).toEqual(shown(whole(pieces)));
  },
);

test('a fork grows by increments of an overview that read the earlier events without sending them', () => {
  const { pieces, strings } = recorded('vmalloc-deadlock');
  const half = Math.floor(pieces.length / 2);
  const first = new Recording();
  first.append(pieces, strings);
  const moment = pieces.slice(0, half).reduce((sum, { count }) => sum + count, 0);
  const fork = first.fork(moment, strings);
  const overview = new Overview();
  for (const piece of pieces.slice(0, half)) overview.extend(piece);
  overview.take();
  for (const piece of pieces.slice(half)) {
    overview.extend(piece);
    fork.append([piece], [], structuredClone(overview.take()));
  }
  expect(shown(fork)).toEqual(shown(first));
});

test('increments of other events are ignored, and the events are read instead', () => {
  const { pieces, strings } = recorded('vmalloc-deadlock');
  const recording = new Recording();
  recording.append(pieces.slice(0, 20), strings);
  const other = new Overview();
  for (const piece of pieces.slice(0, 19)) other.extend(piece);
  other.take();
  for (const piece of pieces.slice(20)) {
    other.extend(piece);
    recording.append([piece], [], other.take());
  }
  expect(shown(recording)).toEqual(shown(whole(pieces)));
});
