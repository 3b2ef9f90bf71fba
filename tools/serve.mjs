import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { createAppServer } from './app-server.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** The default port. A fixed one, since browsers store data by origin, which includes the port. */
const USUAL_PORT = 41_738;

/**
 * Serves the built app, to this machine only, until the program is interrupted.
 *
 * @param {number | null} port null for the default one, or any free one if that is taken.
 * @returns {Promise<string>} The address.
 * @throws {ServeError} when the app has not been built or the port is not available.
 */
export async function serve(port) {
  const folder = join(ROOT, 'dist');
  if (!existsSync(join(folder, 'index.html'))) {
    throw new ServeError('there is no dist/index.html: run "npm run build" first');
  }
  const server = createAppServer(folder);
  const bound =
    port === null
      ? await listen(server, USUAL_PORT).catch(() => listen(server, 0))
      : await listen(server, port);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(0));
  return `http://127.0.0.1:${bound}/`;
}

/** Why the app cannot be served, in words for the user. */
export class ServeError extends Error {}

/**
 * The port that `--port N` asks for.
 *
 * @param {readonly string[]} args
 * @returns {number | null} null without that option.
 * @throws {ServeError} when it is not a port.
 */
export function portOption(args) {
  const at = args.indexOf('--port');
  if (at < 0) return null;
  const port = Number(args[at + 1]);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new ServeError(`--port takes a number from 0 to 65535, not ${args[at + 1] ?? 'nothing'}`);
}

/**
 * @param {import('node:http').Server} server
 * @param {number} port
 * @returns {Promise<number>} The port that it listens on.
 */
function listen(server, port) {
  return new Promise((resolve, reject) => {
    const refuse = (/** @type {Error} */ error) => {
      reject(new ServeError(`port ${port} is not available (${error.message}): choose another with --port`));
    };
    server.once('error', refuse);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', refuse);
      // A failed connection must not end the others.
      server.on('error', (error) => console.error(`A connection failed: ${error.message}`));
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    console.log(`Slabscope is at ${await serve(portOption(process.argv))} (Ctrl-C ends it)`);
  } catch (error) {
    if (!(error instanceof ServeError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
