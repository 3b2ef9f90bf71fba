import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, relative, sep } from 'node:path';

/** Allows only the app's own files. Styles that scripts compute need style attributes. */
const POLICY = [
  "default-src 'self'",
  "style-src-elem 'self'",
  "style-src-attr 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
];

const HEADERS = {
  'Content-Security-Policy': [...POLICY, "frame-ancestors 'none'"].join('; '),
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
};

/** The headers of `?embed`, which other sites may show in a frame, since it opens no dialogs. */
const EMBEDDED = {
  ...HEADERS,
  'Content-Security-Policy': [...POLICY, 'frame-ancestors *'].join('; '),
  'Cross-Origin-Resource-Policy': 'cross-origin',
};

/** @type {Readonly<Record<string, string>>} */
const TYPES = {
  '.css': 'text/css;charset=utf-8',
  '.html': 'text/html;charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript;charset=utf-8',
  '.json': 'application/json',
  '.md': 'text/plain;charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain;charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

/** These files are named after their content, so browsers may keep them for good; offline use relies on that. */
const LASTING = '/assets/';

/** Host names that the server answers to. */
const OWN_NAMES = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * @typedef {object} AppFile
 * @property {Buffer} bytes
 * @property {string} type
 * @property {string} etag
 */

/**
 * Creates a server for the files in a folder. They are read once, here. Requests never touch the disk, so they cannot
 * reach anything outside the folder, and a build that replaces the files does not disturb the server.
 *
 * @param {string} folder
 * @returns {import('node:http').Server}
 */
export function createAppServer(folder) {
  const files = readFiles(folder);
  const server = createServer((request, response) => {
    const { status, headers, body } = answer(files, request);
    response.writeHead(status, { ...headers, 'Content-Length': body.length });
    // The body of a refused request may still be arriving.
    if (status >= 400) response.shouldKeepAlive = false;
    response.end(request.method === 'HEAD' || status === 304 ? undefined : body);
  });
  // A broken connection, or a line that is not HTTP, ends only that connection.
  server.on('clientError', (_, socket) => socket.destroy());
  return server;
}

/**
 * @param {ReadonlyMap<string, AppFile>} files
 * @param {import('node:http').IncomingMessage} request
 * @returns {{ status: number, headers: Record<string, string>, body: Buffer }}
 */
function answer(files, request) {
  const { method, headers, url = '' } = request;
  const [path = '', query = ''] = url.split('?');
  const all = new URLSearchParams(query).has('embed') ? EMBEDDED : HEADERS;
  if (!isOwnName(headers.host)) return refusal(421, 'This server answers to 127.0.0.1 and localhost only.');
  if (method !== 'GET' && method !== 'HEAD')
    return refusal(405, 'Only GET and HEAD are allowed.', 'GET, HEAD');
  const name = decoded(path);
  if (name === null) return refusal(400, 'The path cannot be read.');
  const file = files.get(name.endsWith('/') ? `${name}index.html` : name);
  if (file === undefined) return refusal(404, 'There is no such file.');
  const caching = name.startsWith(LASTING) ? 'max-age=31536000, immutable' : 'no-cache';
  const own = { ...all, 'Content-Type': file.type, ETag: file.etag, 'Cache-Control': caching };
  if (headers['if-none-match'] === file.etag) return { status: 304, headers: own, body: Buffer.alloc(0) };
  return { status: 200, headers: own, body: file.bytes };
}

/**
 * Returns whether a request was meant for this machine. Another site can point its own name here (DNS rebinding); the
 * browser then sends that name.
 *
 * @param {string | undefined} host
 */
function isOwnName(host) {
  if (host === undefined) return true;
  return OWN_NAMES.has(host.replace(/:\d*$/, '').toLowerCase());
}

/**
 * @param {string} path
 * @returns {string | null} null when it is not a path, or its escapes are not valid text.
 */
function decoded(path) {
  if (!path.startsWith('/')) return null;
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}

/**
 * @param {number} status
 * @param {string} why
 * @param {string | null} allow
 */
function refusal(status, why, allow = null) {
  const headers = { ...HEADERS, 'Content-Type': 'text/plain;charset=utf-8', ...(allow && { Allow: allow }) };
  return { status, headers, body: Buffer.from(`${why}\n`) };
}

/**
 * @param {string} folder
 * @returns {Map<string, AppFile>} By path, from `/` on.
 */
function readFiles(folder) {
  /** @type {Map<string, AppFile>} */
  const files = new Map();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const bytes = readFileSync(path);
    const type = TYPES[extname(path)] ?? 'application/octet-stream';
    const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
    files.set(`/${relative(folder, path).split(sep).join('/')}`, { bytes, type, etag });
  }
  return files;
}
