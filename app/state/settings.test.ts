import { describe, expect, test } from 'vitest';
import { createSettings, type TextStorage } from './settings.ts';

const KEY = 'slabscope.settings';

/** A storage that begins with a text. */
function storageWith(text?: string): TextStorage & { readonly texts: Map<string, string> } {
  const texts = new Map(text === undefined ? [] : [[KEY, text]]);
  return {
    texts,
    getItem: (name) => texts.get(name) ?? null,
    setItem: (name, value) => void texts.set(name, value),
    removeItem: (name) => void texts.delete(name),
  };
}

const settingsIn = (storage: TextStorage) => createSettings(() => storage).getState();

test('without stored settings all have their defaults', () => {
  const settings = settingsIn(storageWith());
  expect(settings.theme).toBe('system');
  expect(settings.side).toEqual({ size: 250, isOpen: true });
  expect(settings.mostEvents).toBe(10_000_000);
});

test('changed settings are stored and read again', () => {
  const storage = storageWith();
  createSettings(() => storage).setState({ theme: 'dark', details: { size: 400, isOpen: false } });
  expect(JSON.parse(storage.texts.get(KEY) ?? '')).toMatchObject({ version: 1, state: { theme: 'dark' } });
  expect(settingsIn(storage)).toMatchObject({ theme: 'dark', details: { size: 400, isOpen: false } });
});

describe('stored settings', () => {
  test('of version 0.2, without an envelope, are kept', () => {
    const settings = settingsIn(storageWith('{"theme":"light","unit":"jiffy","hasLanes":true}'));
    expect(settings).toMatchObject({ theme: 'light', unit: 'jiffy', hasLanes: true, whenFull: 'stop' });
  });

  test('with a part that is not valid get the default for that part only', () => {
    const state = { theme: 'pink', side: { size: 'wide' }, hasLanes: true };
    const settings = settingsIn(storageWith(JSON.stringify({ state, version: 1 })));
    expect(settings).toMatchObject({ theme: 'system', side: { size: 250, isOpen: true }, hasLanes: true });
  });

  test.each(['', 'null', '[1]', '{"theme"', '{"state":null,"version":1}', '{"state":7,"version":9}'])(
    'as %j give the defaults',
    (text) => {
      expect(settingsIn(storageWith(text))).toEqual(settingsIn(storageWith()));
    },
  );
});

test('in a browser that refuses to store, settings last as long as the page', () => {
  const store = createSettings(() => {
    throw new Error('denied');
  });
  store.setState({ theme: 'dark' });
  expect(store.getState().theme).toBe('dark');
});
