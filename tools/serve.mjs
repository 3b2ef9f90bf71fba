import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import sirv from 'sirv';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Nothing but the app's own files; styles computed in scripts need style attributes. */
const HEADERS = {
  'Content-Security-Policy': [
    "default-src 'self'",
    "style-src-elem 'self'",
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
};

/** The headers of a page that stands in a frame of somebody else's page: `?embed` has no dialogs and does nothing but show. */
const EMBEDDED = {
  ...HEADERS,
  'Content-Security-Policy': HEADERS['Content-Security-Policy'].replace(
    "frame-ancestors 'none'",
    'frame-ancestors *',
  ),
  'Cross-Origin-Resource-Policy': 'cross-origin',
};

/** Where the app is served unless something else is there: what a browser stores belongs to the port, too. */
const USUAL_PORT = 41_738;

/**
 * Serves the built app on this machine alone, until the program is interrupted.
 *
 * @param {number | null} port null for the usual one, or any free one if that is taken.
 * @returns {Promise<string>} The address.
 * @throws {ServeError} when the app has not been built or the port cannot be had.
 */
export async function serve(port) {
  const folder = join(ROOT, 'dist');
  if (!existsSync(join(folder, 'index.html'))) {
    throw new ServeError('there is no dist/index.html: run "npm run build" first');
  }
  const files = sirv(folder, {
    etag: true,
    setHeaders: (response, pathname) => {
      setHeaders(response, response.req);
      // The names of these files change with what is in them.
      if (pathname.startsWith('/assets/')) {
        response.setHeader('Cache-Control', 'public, max-age=31536000, immutable');
      }
    },
  });
  const server = createServer((request, response) => {
    files(request, response, () => {
      setHeaders(response, request);
      response.writeHead(404, { 'Content-Type': 'text/plain' }).end('There is no such file.\n');
    });
  });
  const bound =
    port === null
      ? await listen(server, USUAL_PORT).catch(() => listen(server, 0))
      : await listen(server, port);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(0));
  return `http://127.0.0.1:${bound}/`;
}

/** What keeps the app from being served, in words for the person who started it. */
export class ServeError extends Error {}

/**
 * The port that `--port N` asks for.
 *
 * @param {readonly string[]} args
 * @returns {number | null} null without that option.
 * @throws {ServeError} when it is no port.
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
      reject(new ServeError(`port ${port} cannot be had (${error.message}): choose another with --port`));
    };
    server.once('error', refuse);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', refuse);
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

/**
 * @param {import('node:http').ServerResponse} response
 * @param {import('node:http').IncomingMessage} request
 */
function setHeaders(response, request) {
  const { searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
  const headers = searchParams.has('embed') ? EMBEDDED : HEADERS;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
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
