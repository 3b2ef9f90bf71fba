import { expect, test, vi } from 'vitest';
import { setShell } from '../../state/shell.ts';
import { isAvailable, labelOf, table } from './action.ts';
import { allActions } from './all.ts';
import { KEYED } from './keys.ts';
import { ariaShortcut, shortcutLabel, shortcutOf } from './shortcut.ts';

test.each(['full', 'presenter'] as const)('no two available actions share a key in mode %s', (mode) => {
  setShell({ mode });
  const keys = KEYED.filter(isAvailable).flatMap((action) =>
    (action.keys ?? []).map((key) => ({ key, id: action.id })),
  );
  setShell({ mode: 'full' });
  const shared = keys.filter(({ key, id }) => keys.some((other) => other.key === key && other.id !== id));
  expect(shared).toEqual([]);
  expect(new Set(KEYED.map(({ id }) => id)).size).toBe(KEYED.length);
});

test('the listener knows every action with a key', () => {
  const known = new Set(KEYED);
  expect(allActions().filter((action) => action.keys !== undefined && !known.has(action))).toEqual([]);
});

test('the palette lists every action with a key that is available, except the one that closes the palette', () => {
  const listed = new Set(allActions());
  const missing = KEYED.filter((action) => isAvailable(action) && !listed.has(action)).map(({ id }) => id);
  expect(missing).toEqual(['page.stepOut']);
});

test('titles are different within each group', () => {
  const titles = allActions().map(({ group, title }) => `${group} ${title}`);
  expect(titles.filter((title, at) => titles.indexOf(title) !== at)).toEqual([]);
});

test('a table names its actions after itself', () => {
  const run = vi.fn();
  const actions = table('time', 'Time', { play: { title: 'Play or pause', label: () => 'Play', run } });
  expect(actions.play.id).toBe('time.play');
  expect(actions.play.group).toBe('Time');
  expect(labelOf(actions.play)).toBe('Play');
});

test.each([
  [{ key: 'P', shiftKey: true }, 'P', 'P', 'P'],
  [{ key: '?', shiftKey: true }, '?', '?', '?'],
  [{ key: ' ' }, ' ', 'Space', 'Space'],
  [{ key: '+' }, '+', '+', 'Plus'],
  [{ key: 'ArrowLeft', shiftKey: true }, 'shift ArrowLeft', 'Shift ←', 'Shift+ArrowLeft'],
  [{ key: 'k', ctrlKey: true }, 'mod k', 'Ctrl K', 'Control+k'],
  [{ key: 'k', metaKey: true }, 'mod k', 'Ctrl K', 'Control+k'],
] as const)(
  'the pressed key %j is written %s, reads %s, and is announced as %s',
  (pressed, shortcut, label, aria) => {
    const event = { shiftKey: false, ctrlKey: false, metaKey: false, ...pressed };
    expect(shortcutOf(event)).toBe(shortcut);
    expect(shortcutLabel(shortcut)).toBe(label);
    expect(ariaShortcut(shortcut)).toBe(aria);
  },
);
