import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { request, type Server } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAppServer } from './app-server.mjs';

const root = mkdtempSync(join(tmpdir(), 'app-server-'));
const dist = join(root, 'dist');
let server: Server;
let port: number;

beforeAll(async () => {
  mkdirSync(join(dist, 'assets'), { recursive: true });
  writeFileSync(join(root, 'secret.txt'), 'outside');
  writeFileSync(join(dist, 'index.html'), '<p>the app');
  writeFileSync(join(dist, 'assets', 'a b.js'), 'export {};');
  symlinkSync(join(root, 'secret.txt'), join(dist, 'link.txt'));
  server = createAppServer(dist);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the server has no port');
  port = address.port;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(root, { recursive: true });
});

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

function ask(path: string, method = 'GET', headers: Record<string, string> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request({ port, host: '127.0.0.1', path, method, headers, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => {
        text += part;
      });
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, text, headers: response.headers }),
      );
    });
    asked.on('error', reject);
    asked.end();
  });
}

/** Sends raw bytes; resolves to everything received until the server closes the connection. */
function raw(bytes: string | Uint8Array): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.end(bytes));
    let text = '';
    socket.on('data', (part) => {
      text += part.toString('latin1');
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve(text));
  });
}

async function isAlive(): Promise<void> {
  expect((await ask('/')).text).toBe('<p>the app');
}

describe('the server of the app', () => {
  test('serves files with their type, and a page only when it has changed', async () => {
    const page = await ask('/');
    expect(page.status).toBe(200);
    expect(page.headers['content-type']).toMatch(/^text\/html/);
    expect(page.headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect((await ask('/?embed')).headers['content-security-policy']).toContain('frame-ancestors *');
    expect(page.headers['cache-control']).toBe('no-cache');
    const script = await ask('/assets/a%20b.js');
    expect(script.headers['content-type']).toMatch(/^text\/javascript/);
    expect(script.headers['cache-control']).toContain('immutable');
    const again = await ask('/', 'GET', { 'if-none-match': String(page.headers['etag']) });
    expect([again.status, again.text]).toEqual([304, '']);
    const head = await ask('/', 'HEAD');
    expect([head.status, head.text, head.headers['content-length']]).toEqual([200, '', '10']);
  });

  test.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/assets/../../secret.txt',
    '/..\\secret.txt',
    '//etc/passwd',
    '/index.html/..',
    '/__proto__',
    '/link.txt',
    '/missing.js',
  ])('serves nothing for %s', async (path) => {
    const { status, text } = await ask(path);
    expect(status).toBe(404);
    expect(text).not.toContain('outside');
  });

  test('refuses names other than those of this machine, which another site may have pointed here', async () => {
    for (const host of ['evil.example', `evil.example:${port}`, '127.0.0.1.evil.example', 'localhost@evil'])
      expect((await ask('/', 'GET', { host })).status).toBe(421);
    for (const host of [`localhost:${port}`, '127.0.0.1', 'LOCALHOST:1', '[::1]:80'])
      expect((await ask('/', 'GET', { host })).status).toBe(200);
  });

  test.each(['POST', 'PUT', 'DELETE', 'TRACE', 'PROPFIND', 'OPTIONS'])(
    'does not answer %s',
    async (method) => {
      expect((await ask('/', method)).status).toBe(405);
    },
  );

  test('survives any target, method and header, a thousand at a time', async () => {
    const lines = [
      'GET //a:99999999 HTTP/1.1',
      'GET http://[ HTTP/1.1',
      'GET http://a:99999999/ HTTP/1.1',
      'GET /%E0%A4%A HTTP/1.1',
      'GET /%00 HTTP/1.1',
      'GET * HTTP/1.1',
      'OPTIONS * HTTP/1.1',
      'GET ? HTTP/1.1',
      `GET /${'a'.repeat(15_000)} HTTP/1.1`,
      `GET /${'../'.repeat(2_000)}etc/passwd HTTP/1.1`,
      'CONNECT 127.0.0.1:1 HTTP/1.1',
      'GET / HTTP/9.9',
      'GET /',
      '\u0000\u0001\u0002',
      'POST / HTTP/1.1\r\nContent-Length: 99999999',
      'POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz',
      'GET / HTTP/1.1\r\nRange: bytes=5-2',
      'GET / HTTP/1.1\r\nRange: bytes=-0',
      'GET / HTTP/1.1\r\nRange: bytes=999999999-',
      'GET / HTTP/1.1\r\nUpgrade: websocket\r\nConnection: Upgrade',
      'GET / HTTP/1.1\r\nExpect: 200-maybe',
      `GET / HTTP/1.1\r\nX: ${'x'.repeat(100_000)}`,
      'GET / HTTP/1.1\r\nHost: a\r\nHost: b',
      'GET / HTTP/1.1\r\nBad Header\r\n',
    ];
    for (let round = 0; round < 10; round++) {
      const sent = Array.from({ length: 100 }, (_, i) => {
        const line = lines[i % lines.length] ?? '';
        return raw(`${line}\r\nHost: 127.0.0.1\r\n\r\n`);
      });
      await Promise.all(sent);
    }
    await isAlive();
  });

  test('survives broken connections', async () => {
    await Promise.all(
      Array.from({ length: 100 }, (_, i) => {
        return new Promise<void>((resolve) => {
          const socket = connect(port, '127.0.0.1', () => {
            socket.write('GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n'.slice(0, 1 + (i % 30)));
            socket.resetAndDestroy();
          });
          socket.on('error', () => {});
          socket.on('close', () => resolve());
        });
      }),
    );
    await isAlive();
  });

  test('serves what it read at start-up, whatever happens to the folder', async () => {
    rmSync(dist, { recursive: true });
    await isAlive();
  });
});
