import { accessSync, constants, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import process from 'node:process';

/** Names under which systems install Chromium or Chrome. */
const COMMANDS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

/** Places outside the search path. */
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

/** Keeps Chromium from contacting hosts that tests do not need. */
const QUIET = [
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * The browser that tests use: the one that SLABSCOPE_BROWSER names, else Playwright's own, else the system's.
 *
 * @returns {string | null} Path of the program; null if this machine has none.
 */
export function findBrowser() {
  const named = process.env['SLABSCOPE_BROWSER'];
  if (named !== undefined && named !== '') return named;
  return playwrightBrowser() ?? systemBrowser();
}

/**
 * Arguments for the browser: quiet, and without the sandbox for root, which the sandbox refuses.
 *
 * @returns {string[]}
 */
export function browserArguments() {
  return process.getuid?.() === 0 ? [...QUIET, '--no-sandbox'] : QUIET;
}

/** @returns {string | null} */
function playwrightBrowser() {
  try {
    const { chromium } = createRequire(import.meta.url)('@playwright/test');
    const path = chromium.executablePath();
    return existsSync(path) ? path : null;
  } catch {
    // Playwright is not installed, or has no browser for this system.
    return null;
  }
}

/** @returns {string | null} */
function systemBrowser() {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const paths = COMMANDS.flatMap((command) => folders.map((folder) => join(folder, command)));
  return [...paths, ...PLACES].find(isProgram) ?? null;
}

/**
 * @param {string} path
 * @returns {boolean}
 */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
