import { expect, test } from 'vitest';
import { readSettings } from './settings.ts';

test('without anything kept, all settings have their presets', () => {
  const settings = readSettings(null);
  expect(settings.theme).toBe('system');
  expect(settings.side).toEqual({ size: 256, isOpen: true });
});

test('what was kept is found again', () => {
  const settings = { ...readSettings(null), theme: 'dark' as const, details: { size: 400, isOpen: false } };
  expect(readSettings(JSON.stringify(settings))).toEqual(settings);
});

test('a part that makes no sense falls back on its own, the others stay', () => {
  const settings = readSettings('{"theme":"pink","side":{"size":"wide"},"hasLanes":true}');
  expect(settings.theme).toBe('system');
  expect(settings.side).toEqual({ size: 256, isOpen: true });
  expect(settings.hasLanes).toBe(true);
});

test.each(['', 'null', '[1]', '{"theme"'])('%j gives the presets', (text) => {
  expect(readSettings(text)).toEqual(readSettings(null));
});
