import { describe, expect, test } from 'vitest';
import { EVENT_KINDS } from '../../../engine/index.ts';
import { describeEvent } from '../../words/events.ts';
import { Narrator } from '../../words/narrator.ts';
import { ExampleMachine } from '../example-machine.fixture.ts';
import { GROUP_OF } from './groups.ts';
import { ALL_EVENTS, type EventFilter, EventSearch, isAll } from './search.ts';

function machine(): ExampleMachine {
  const m = new ExampleMachine();
  m.create();
  m.alloc(5);
  m.do({ op: 'free', thread: 't1', cpu: 1, obj: 'o2' });
  m.do({ op: 'reap', thread: 't1', cpu: 1, cache: 'c1', count: 0 });
  return m;
}

/** The sentences of what a filter finds, searched in small steps. */
function find(m: ExampleMachine, filter: Partial<EventFilter>): string[] {
  const search = new EventSearch(m.recording, { ...ALL_EVENTS, ...filter }, describeEvent);
  while (!search.isDone) search.advance(7);
  return search.found.map((moment) => m.emitted[moment]?.sentence ?? '');
}

describe('a search for events', () => {
  test('finds everything without a filter', () => {
    const m = machine();
    expect(isAll(ALL_EVENTS)).toBe(true);
    expect(find(m, {})).toEqual(m.emitted.map(({ sentence }) => sentence));
  });

  test('by group finds only the kinds of that group', () => {
    const m = machine();
    const found = find(m, { groups: ['slabs'] });
    const kinds = EVENT_KINDS.filter((_, i) => GROUP_OF[i] === 'slabs');
    expect(found).toEqual(
      m.emitted.filter(({ kind }) => kinds.includes(kind)).map(({ sentence }) => sentence),
    );
    expect(found.length).toBeGreaterThan(3);
  });

  test('by CPU finds what happened there', () => {
    expect(find(machine(), { cpu: 1, groups: ['objects'] })).toEqual([
      'CPU 1 · t1 puts s1.0 into the magazine',
      'CPU 1 · t1 moves s1.0 from the magazine of CPU 1 back to its slab',
    ]);
  });

  test('by thread finds what it did', () => {
    const m = machine();
    const task = m.view.tasks.find(({ name }) => name === 't1')?.id ?? -1;
    const found = find(m, { task });
    expect(found.length).toBeGreaterThan(2);
    expect(found.filter((sentence) => !sentence.includes(' · t1 '))).toEqual([]);
    expect(isAll({ ...ALL_EVENTS, task })).toBe(false);
  });

  test('by object finds its moves, by slab those of all its objects too', () => {
    const m = machine();
    const obj = m.view.slabFirst.get(
      m.cache().complete.head >= 0 ? m.cache().complete.head : m.cache().partial.tail,
    );
    const own = find(m, { about: { kind: 'object', slot: obj } });
    expect(own.length).toBeGreaterThan(0);
    const slab = find(m, { about: { kind: 'slab', slot: m.view.objSlab.get(obj) } });
    expect(slab).toEqual(expect.arrayContaining(own));
    expect(slab.length).toBeGreaterThan(own.length);
  });

  test('by words searches the sentences, ignoring case', () => {
    const m = machine();
    const found = find(m, { text: ' MAGAZINE empty ' });
    expect(found).toEqual(
      m.emitted.map(({ sentence }) => sentence).filter((s) => s.includes('magazine empty')),
    );
    expect(found.length).toBeGreaterThan(0);
  });

  test('continues where the recording has grown', () => {
    const m = machine();
    const search = new EventSearch(m.recording, { ...ALL_EVENTS, groups: ['objects'] }, describeEvent);
    search.advance(1e6);
    const before = search.found.length;
    m.do({ op: 'alloc', thread: 't0', cpu: 0, cache: 'c1', flags: 'KM_SLEEP', as: 'more' });
    expect(search.isDone).toBe(false);
    search.advance(1e6);
    expect(search.found.length).toBeGreaterThan(before);
  });
});

describe('a narrator', () => {
  test('describes each event as of its moment, in any order', () => {
    const m = machine();
    const narrator = new Narrator(m.recording);
    for (let i = m.emitted.length - 1; i >= 0; i -= 3) {
      const { who, words } = narrator.describe(i);
      expect(`${who} ${words}`.trim()).toBe(m.emitted[i]?.sentence);
    }
  });
});
