import { readFileSync } from 'node:fs';
import {
  type Color,
  differenceCiede2000,
  filterDeficiencyDeuter,
  filterDeficiencyProt,
  filterDeficiencyTrit,
  parse,
  wcagContrast,
} from 'culori';
import { describe, expect, test } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

/** A token of one of the themes. */
function colour(token: string, theme: 'light' | 'dark'): string {
  const found = new RegExp(`--${token}: light-dark\\((#[0-9a-f]+), (#[0-9a-f]+)\\)`).exec(css);
  const value = found?.[theme === 'light' ? 1 : 2];
  if (value === undefined) throw new Error(`there is no token --${token}`);
  return value;
}

/** @throws Error when it is not a colour. */
function parsed(shade: string): Color {
  const found = parse(shade);
  if (found === undefined) throw new Error(`${shade} is not a colour`);
  return found;
}

const EYES = {
  'usual sight': (shade: string) => parsed(shade),
  deuteranopia: (shade: string) => filterDeficiencyDeuter(1)(parsed(shade)),
  protanopia: (shade: string) => filterDeficiencyProt(1)(parsed(shade)),
  tritanopia: (shade: string) => filterDeficiencyTrit(1)(parsed(shade)),
};

/** Fills that stand for states of an object. */
const STATES = ['free', 'magazine', 'caller', 'emergency'] as const;
/** Fills of the map of pages, one for each holder. */
const PAGES = ['caller', 'emergency', 'others', 'text-dim'] as const;
/** The least difference that is visible at a glance between small marks, in CIEDE2000. */
const LEAST_DIFFERENCE = 10;

/** The pairs of tokens that are hard to distinguish. */
function tooClose(tokens: readonly string[], theme: 'light' | 'dark', eyes: keyof typeof EYES): string[] {
  const difference = differenceCiede2000();
  const close: string[] = [];
  for (const [i, a] of tokens.entries()) {
    for (const b of tokens.slice(i + 1)) {
      const d = difference(EYES[eyes](colour(a, theme)), EYES[eyes](colour(b, theme)));
      if (d < LEAST_DIFFERENCE) close.push(`${a} and ${b}: ${d.toFixed(1)}`);
    }
  }
  return close;
}

describe.each(['light', 'dark'] as const)('the %s palette', (theme) => {
  test.each(Object.keys(EYES) as (keyof typeof EYES)[])('tells the states apart with %s', (eyes) => {
    expect(tooClose(STATES, theme, eyes)).toEqual([]);
  });

  test.each(Object.keys(EYES) as (keyof typeof EYES)[])(
    'has distinct fills for the holders of pages with %s',
    (eyes) => {
      expect(tooClose(PAGES, theme, eyes)).toEqual([]);
    },
  );

  test('has marks that stand out from their background, and readable text', () => {
    for (const ground of ['bg', 'panel'] as const) {
      for (const mark of [...STATES, 'others', 'complete', 'accent', 'text-dim'] as const) {
        const contrast = wcagContrast(colour(mark, theme), colour(ground, theme));
        expect(contrast, `${mark} on ${ground}`).toBeGreaterThanOrEqual(mark === 'text-dim' ? 4.5 : 3);
      }
    }
    expect(wcagContrast(colour('on-magazine', theme), colour('magazine', theme))).toBeGreaterThanOrEqual(4.5);
    expect(wcagContrast(colour('bg', theme), colour('caller', theme))).toBeGreaterThanOrEqual(4.5);
    expect(wcagContrast(colour('on-emergency', theme), colour('emergency', theme))).toBeGreaterThanOrEqual(
      4.5,
    );
  });
});
