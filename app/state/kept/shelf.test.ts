import { beforeEach, describe, expect, test } from 'vitest';
import { CATALOGUE, type Scenario } from '../../../engine/index.ts';
import { type KeptSession, readKept } from '../../formats/kept-session.ts';
import { createLocalHost } from '../../host/local-host.ts';
import { allocate, reap } from '../act/commands.ts';
import { App } from '../app.ts';
import { addMoment, clearNotebook, setStep, useNotebook } from '../learn/notebook.ts';
import { goToStep } from '../learn/run-notes.ts';
import { seek } from '../session.ts';
import { startScenario } from '../start/sources.ts';
import { keptOf } from './keep.ts';
import { restoreSession } from './restore.ts';
import { type KeyedStore, Shelf } from './shelf.ts';

const values = new Map<string, unknown>();
let room = Number.POSITIVE_INFINITY;

/** A store in memory that holds a limited number of values. */
const store: KeyedStore = {
  entries: async () => [...values],
  set: async (key, value) => {
    if (!values.has(key) && values.size >= room) throw new DOMException('no room', 'QuotaExceededError');
    values.set(key, structuredClone(value));
  },
  delete: async (key) => void values.delete(key),
};

const shelfOf = (own: string, ...open: string[]): Shelf =>
  new Shelf(store, { own, open: async () => new Set([own, ...open]) });

const scenario = CATALOGUE['magazine-stranding'];
if (scenario === undefined) throw new Error('the catalogue has lost a scenario');

const short: Scenario = { ...scenario, end: 3 };

function kept(savedAt: number): KeptSession {
  return {
    version: 2,
    engine: '0.2',
    savedAt,
    title: 'kept',
    caption: '',
    branches: [{ id: 0, parent: null, from: 0, cause: { kind: 'scenario' }, scenario: short, journal: [] }],
    branch: 0,
    moment: 5,
    cache: null,
    view: 'machine',
  };
}

beforeEach(() => {
  values.clear();
  room = Number.POSITIVE_INFINITY;
});

describe('the shelf', () => {
  test('offers what closed tabs kept, the newest first', async () => {
    await shelfOf('a').keep(kept(Date.now() - 5000));
    await shelfOf('b').keep(kept(Date.now() - 1000));
    await shelfOf('c').keep(kept(Date.now()));
    const offers = await shelfOf('d', 'c').offers();
    expect(offers.map(({ key }) => key)).toEqual(['b', 'a']);
  });

  test('gives up the oldest session of a closed tab when there is no room', async () => {
    await shelfOf('a').keep(kept(Date.now() - 9000));
    await shelfOf('b').keep(kept(Date.now() - 1000));
    room = 2;
    expect(await shelfOf('c').keep(kept(Date.now()))).toBeNull();
    expect([...values.keys()].sort()).toEqual(['b', 'c']);
    room = 0;
    values.clear();
    expect(await shelfOf('c').keep(kept(Date.now()))).toBe('full');
  });

  test('reports when the browser refuses', async () => {
    const refuse = async (): Promise<never> => {
      throw new DOMException('blocked', 'SecurityError');
    };
    const shelf = new Shelf(
      { entries: refuse, set: refuse, delete: refuse },
      { own: 'a', open: async () => new Set(['a']) },
    );
    expect(await shelf.keep(kept(0))).toBe('refused');
    expect(await shelf.offers()).toEqual([]);
  });

  test('removes what is old or unreadable, and leaves what a newer version kept', async () => {
    values.set('old', kept(Date.now() - 40 * 24 * 3600 * 1000));
    values.set('broken', { version: 1, title: 3 });
    values.set('newer', { version: 99 });
    expect(await shelfOf('a').offers()).toEqual([]);
    expect([...values.keys()]).toEqual(['newer']);
    expect(readKept({ version: 99 })).toEqual({ kind: 'newer' });
  });
});

test('reads a session saved by the first version, without notes', () => {
  const { notes: _, ...first } = kept(1);
  expect(readKept({ ...first, version: 1 })).toEqual({ kind: 'session', session: kept(1) });
});

test('the notes about a session come back with it, each on its branch', async () => {
  clearNotebook();
  const app = new App(createLocalHost);
  await startScenario(app, short);
  while (app.session.getState().isRecording) await new Promise((resolve) => setImmediate(resolve));
  seek(app, 300);
  addMoment(app, null);
  const session = (): KeptSession => {
    const found = keptOf(app.session.getState(), useNotebook.getState());
    if (found === null) throw new Error('nothing is kept');
    return found;
  };
  expect(session().notes?.notes.map(({ events, branch }) => [events, branch])).toEqual([[300, 0]]);
  seek(app, 400);
  await reap(app, 0);
  addMoment(app, null);
  setStep(2, { title: 'After the reap', text: 'Look.' });
  const { branch, moment } = app.session.getState();
  const found = readKept(structuredClone(session()));
  if (found.kind !== 'session') throw new Error('it cannot be read');
  clearNotebook();
  const again = new App(createLocalHost);
  await restoreSession(again, found.session);
  const { steps } = useNotebook.getState();
  expect(steps.map(({ title, text, events }) => ({ title, text, events }))).toEqual([
    { title: 'Step 1', text: '', events: 300 },
    { title: 'After the reap', text: 'Look.', events: moment },
  ]);
  const [first, second] = steps;
  if (first === undefined || second === undefined) throw new Error('a note is missing');
  expect(await goToStep(again, first)).toBe(true);
  expect(again.session.getState().moment).toBe(300);
  expect(await goToStep(again, second)).toBe(true);
  expect(again.session.getState()).toMatchObject({ branch, moment });
});

test('a session comes back with its machine, its branches and its place', async () => {
  const app = new App(createLocalHost);
  await startScenario(app, short);
  while (app.session.getState().isRecording) await new Promise((resolve) => setImmediate(resolve));
  expect(keptOf(app.session.getState(), useNotebook.getState())).toBeNull();
  await allocate(app, 1, 3, 'KM_SLEEP');
  seek(app, 400);
  await reap(app, 0);
  const before = app.session.getState();
  const session = keptOf(before, useNotebook.getState());
  if (session === null) throw new Error('nothing is kept');
  const { session: read } = readKept(structuredClone(session)) as { readonly session: KeptSession };
  const again = new App(createLocalHost);
  expect(await restoreSession(again, read)).toBe(true);
  const after = again.session.getState();
  expect(after.branches.map(({ id, journal }) => [id, journal])).toEqual(
    before.branches.map(({ id, journal }) => [id, journal]),
  );
  expect([after.branch, after.moment]).toEqual([before.branch, before.moment]);
  for (const moment of [100, 400, before.moment - 1]) {
    expect(after.recording.event(moment)).toEqual(before.recording.event(moment));
  }
});
