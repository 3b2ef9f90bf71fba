import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { findBrowser } from './find-browser.mjs';
import { installPackages, ROOT, run } from './install.mjs';

const USAGE = `npm test [-- --only STEP,STEP]
  Installs what is missing, including a browser, and runs all steps: STEPS`;

/** @typedef {{ passed: number, failed: number }} Count */

const REPORTS = join(ROOT, 'node_modules', '.cache', 'reports');

/** @type {Readonly<Record<string, () => Count>>} */
const STEPS = {
  types: () => once('npm', ['run', '--silent', 'check:types']),
  lint: () => once('npm', ['run', '--silent', 'check:lint']),
  layers: () => once('npm', ['run', '--silent', 'check:layers']),
  coroutines: () => once('npm', ['run', '--silent', 'check:coroutines']),
  sizes: () => once('npm', ['run', '--silent', 'check:sizes']),
  words: () => once('npm', ['run', '--silent', 'check:words']),
  tips: () => once('npm', ['run', '--silent', 'check:tips']),
  unused: () => once('npm', ['run', '--silent', 'check:unused']),
  unit: () => vitest('unit'),
  conformance: () => vitest('conformance'),
  build: () => once('npm', ['run', '--silent', 'build']),
  e2e: endToEnd,
};

/** Steps that failed. */
const broken = new Set();

const at = process.argv.indexOf('--only');
const wanted = at < 0 ? Object.keys(STEPS) : (process.argv[at + 1] ?? '').split(',');
const unknown = wanted.filter((step) => !(step in STEPS));
if (process.argv.includes('--help') || unknown.length > 0) {
  console.log(USAGE.replace('STEPS', Object.keys(STEPS).join(', ')));
  process.exitCode = unknown.length > 0 ? 2 : 0;
} else {
  runSteps();
}

function runSteps() {
  /** @type {Count} */
  const total = { passed: 0, failed: 0 };
  if (!installPackages()) {
    total.failed += 1;
  } else {
    mkdirSync(REPORTS, { recursive: true });
    for (const name of wanted) {
      console.log(`\n── ${name} ${'─'.repeat(Math.max(3, 70 - name.length))}`);
      const count = STEPS[name]?.() ?? { passed: 0, failed: 1 };
      console.log(`${name}: ${count.passed} passed, ${count.failed} failed`);
      total.passed += count.passed;
      total.failed += count.failed;
      if (count.failed > 0) broken.add(name);
    }
  }
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
}

/**
 * A step that passes or fails as a whole.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @returns {Count}
 */
function once(command, args) {
  return run(command, args) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/**
 * @param {string} project Of vitest.config.ts.
 * @returns {Count}
 */
function vitest(project) {
  const file = join(REPORTS, `${project}.json`);
  rmSync(file, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const fine = run('npx', ['--no-install', 'vitest', 'run', '--project', project, ...reporters]);
  return settle(fine, numberIn(file, ['numPassedTests']), numberIn(file, ['numFailedTests']));
}

/** @returns {Count} */
function endToEnd() {
  if (broken.has('build')) {
    console.error('Not run: the app could not be built, and an older build would prove nothing.');
    return { passed: 0, failed: 1 };
  }
  const browser = ensureBrowser();
  if (browser === null) {
    console.error('No browser: install Chromium or Chrome, or name one in SLABSCOPE_BROWSER.');
    return { passed: 0, failed: 1 };
  }
  console.log(`Browser: ${browser}`);
  const file = join(REPORTS, 'e2e.json');
  rmSync(file, { force: true });
  const env = { PLAYWRIGHT_JSON_OUTPUT_NAME: file, SLABSCOPE_BROWSER: browser };
  const fine = run('npx', ['--no-install', 'playwright', 'test', '--reporter=list,json'], env);
  return settle(fine, numberIn(file, ['stats', 'expected']), numberIn(file, ['stats', 'unexpected']));
}

/**
 * A runner that fails without a failed test, or runs no test, counts as one failure.
 *
 * @param {boolean} fine
 * @param {number} passed
 * @param {number} failed
 * @returns {Count}
 */
function settle(fine, passed, failed) {
  return { passed, failed: failed === 0 && (!fine || passed === 0) ? 1 : failed };
}

/**
 * The path of a browser. If the machine has none, installs Playwright's own, else the distribution's.
 *
 * @returns {string | null}
 */
function ensureBrowser() {
  const found = findBrowser();
  if (found !== null) return found;
  console.log('Installing a browser …');
  // Fail soon if its host cannot be reached.
  const patience = { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '15000' };
  if (run('npx', ['--no-install', 'playwright', 'install', 'chromium'], patience)) return findBrowser();
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return null;
  run('apt-get', ['update']);
  run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], {
    DEBIAN_FRONTEND: 'noninteractive',
  });
  return findBrowser();
}

/**
 * @param {string} file A report in JSON; it may be missing.
 * @param {readonly string[]} path Keys, outermost first.
 * @returns {number} The number there, or 0.
 */
function numberIn(file, path) {
  /** @type {unknown} */
  let value = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
  for (const key of path) {
    value =
      typeof value === 'object' && value !== null
        ? Object.entries(value).find(([k]) => k === key)?.[1]
        : null;
  }
  return typeof value === 'number' ? value : 0;
}
