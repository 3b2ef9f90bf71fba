import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { firstScripts, MOST_SCRIPT } from '../tools/first-script.mjs';

test('the JavaScript that the first picture needs stays within its bound', () => {
  const scripts = firstScripts(fileURLToPath(new URL('../dist', import.meta.url)));
  const kilobytes = scripts.reduce((sum, { bytes }) => sum + bytes, 0) / 1000;
  expect(kilobytes, JSON.stringify(scripts)).toBeLessThanOrEqual(MOST_SCRIPT);
});
