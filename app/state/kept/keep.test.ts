import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { CATALOGUE } from '../../../engine/index.ts';
import { createLocalHost } from '../../host/local-host.ts';
import { allocate } from '../act/commands.ts';
import { App } from '../app.ts';
import { clearNotebook } from '../learn/notebook.ts';
import { startScenario } from '../start/sources.ts';
import { keepSession } from './keep.ts';
import { Shelf } from './shelf.ts';

const values = new Map<string, unknown>();

const shelf = new Shelf(
  {
    entries: async () => [...values],
    set: async (key, value) => void values.set(key, value),
    delete: async (key) => void values.delete(key),
  },
  { own: 'own', open: async () => new Set(['own']) },
);

const refuse = (): never => {
  throw new Error('the session could not be kept');
};

/** A page that shows the start of a scenario. */
async function opened(): Promise<App> {
  const scenario = CATALOGUE['magazine-stranding'];
  if (scenario === undefined) throw new Error('the catalogue has lost a scenario');
  const app = new App(createLocalHost);
  await startScenario(app, { ...scenario, end: 3 });
  await recorded(app);
  return app;
}

/** Waits until nothing is left to be recorded ahead, so the session no longer changes by itself. */
async function recorded({ session }: App): Promise<void> {
  while (session.getState().isRecording) await new Promise((resolve) => setImmediate(resolve));
}

beforeEach(() => {
  values.clear();
  clearNotebook();
});

afterEach(() => {
  vi.useRealTimers();
});

test('keeps what was done before the browser could say what it keeps', async () => {
  const app = await opened();
  await allocate(app, 1, 3, 'KM_SLEEP');
  await recorded(app);
  vi.useFakeTimers();
  const stop = keepSession(app, shelf, refuse);
  await vi.runAllTimersAsync();
  expect([...values.keys()]).toEqual(['own']);
  stop();
});

test('keeps nothing of a machine on which the user has not acted', async () => {
  const app = await opened();
  vi.useFakeTimers();
  const stop = keepSession(app, shelf, refuse);
  await vi.runAllTimersAsync();
  expect(values.size).toBe(0);
  stop();
});
