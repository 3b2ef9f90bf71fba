import process from 'node:process';
import { installPackages, run } from './install.mjs';

const USAGE = `npm start [-- --port N] [--no-open]
  Installs what is missing, builds the app, serves it on this machine and opens it in a browser.`;

const args = process.argv.slice(2);
if (args.includes('--help')) {
  console.log(USAGE);
} else if (!installPackages() || !run('npm', ['run', '--silent', 'build'])) {
  console.error('Slabscope could not be built; see the reason above.');
  process.exitCode = 1;
} else {
  await serveAndOpen(args);
}

/** @param {readonly string[]} options */
async function serveAndOpen(options) {
  // Imported only now, since the packages may just have been installed.
  const { portOption, serve, ServeError } = await import('./serve.mjs');
  try {
    const url = await serve(portOption(options));
    console.log(`Slabscope is at ${url} (Ctrl-C ends it)`);
    if (!options.includes('--no-open') && hasDisplay()) await openBrowser(url);
  } catch (error) {
    if (!(error instanceof ServeError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

/** @param {string} url */
async function openBrowser(url) {
  const { default: open } = await import('open');
  const browser = await open(url);
  // If there is no browser, the printed address is enough.
  browser.on('error', () => {});
}

/** @returns {boolean} Whether a browser could show a window. */
function hasDisplay() {
  if (process.env['CI'] === 'true') return false;
  return (
    process.platform !== 'linux' ||
    process.env['DISPLAY'] !== undefined ||
    process.env['WAYLAND_DISPLAY'] !== undefined
  );
}
