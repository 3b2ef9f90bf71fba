import { expect, test } from 'vitest';
import { defaultTunables, Engine, EVENT_KINDS, EventLog, payloadOf } from '../../engine/index.ts';
import { EFFECTS } from '../model/events/effects.ts';
import { Recording } from '../model/recording.ts';
import { View } from '../model/view.ts';
import { touchedBetween } from './touched.ts';

function recorded(): { recording: Recording; view: View } {
  const log = new EventLog();
  const engine = new Engine({ machine: { cpus: 1, hz: 10 }, tunables: defaultTunables() }, log);
  const shape = { name: 'example', size: 256, align: 0, ctor: false, dtor: false, flags: ['VMEM'] as const };
  engine.send({ op: 'create', thread: 't0', cpu: 0, cache: 'c1', ...shape });
  engine.send({ op: 'alloc', thread: 't0', cpu: 0, cache: 'c1', flags: 'KM_SLEEP', as: 'o1' });
  const recording = new Recording();
  recording.append(log.take(), log.strings);
  const view = new View();
  recording.seek(view, recording.length);
  return { recording, view };
}

test('moves are read from the events in between, and reversed when going back', () => {
  const { recording, view } = recorded();
  const there = touchedBetween(recording, view, 0, recording.length);
  const back = touchedBetween(recording, view, recording.length, 0);
  const last = there?.moves.at(-1);
  expect(last).toMatchObject({ from: 'magazine', to: 'caller' });
  expect(back?.moves[0]).toEqual({ ...last, from: 'caller', to: 'magazine' });
  expect(back?.slabs).toEqual(there?.slabs);
  expect(there?.slabs.size).toBeGreaterThan(0);
  expect(there?.hasPages).toBe(true);
});

test.each(EVENT_KINDS)('of an event of the kind %s, the words are read where they are', (kind) => {
  const [first, second] = payloadOf(kind);
  const names = [first, second].flatMap((word) => (typeof word === 'string' ? [word] : Object.keys(word)));
  expect(names.indexOf('slab')).toBeLessThanOrEqual(0);
  if (EFFECTS[kind].move === undefined) return;
  expect(first).toBe('obj');
  if (names.includes('owner')) expect(second).toBe('owner');
});

test('nothing moved between a moment and itself', () => {
  const { recording, view } = recorded();
  expect(touchedBetween(recording, view, 7, 7)).toEqual({
    moves: [],
    slabs: new Set(),
    hasPages: false,
    frames: [],
  });
});
