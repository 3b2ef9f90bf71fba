import { defineConfig } from '@playwright/test';
import { browserArguments, findBrowser } from './tools/find-browser.mjs';
import { freePort } from './tools/free-port.mjs';

// Each worker reads these settings again and must come to the same port.
process.env['SLABSCOPE_E2E_PORT'] ??= String(await freePort());
const PORT = process.env['SLABSCOPE_E2E_PORT'];
const executablePath = findBrowser();

/** Limits that only a hang reaches, in ms: a busy machine may take its time. */
const MOST_WAIT = 120_000;
const MOST_TEST = 600_000;

/** What a browser keeps after a first visit. Only the tests of the start page begin there. */
const VISITED = {
  cookies: [],
  origins: [
    {
      origin: `http://127.0.0.1:${PORT}`,
      localStorage: [
        { name: 'slabscope.settings', value: JSON.stringify({ state: { hasVisited: true }, version: 1 }) },
      ],
    },
  ],
};

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  forbidOnly: process.env['CI'] === 'true',
  reporter: 'list',
  timeout: MOST_TEST,
  expect: { timeout: MOST_WAIT },
  use: {
    baseURL: `http://127.0.0.1:${PORT}/`,
    viewport: { width: 1440, height: 900 },
    trace: 'retain-on-failure',
    storageState: VISITED,
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: { args: browserArguments(), ...(executablePath === null ? {} : { executablePath }) },
  },
  projects: [{ name: 'chromium' }],
  webServer: {
    command: `node tools/serve.mjs --port ${PORT}`,
    url: `http://127.0.0.1:${PORT}/`,
    reuseExistingServer: false,
    timeout: MOST_WAIT,
  },
});
