import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { createGunzip, gzip } from 'node:zlib';
import type { LinkCoder } from './link-coding.ts';

/** Compression for tests. */
export const nodeCoder: LinkCoder = {
  gzip: promisify<Uint8Array, Uint8Array>(gzip),
  gunzip: (bytes) => gunzipped(bytes),
  utf8: (text) => new TextEncoder().encode(text),
  text: (bytes) => new TextDecoder().decode(bytes),
  base64: (bytes) => Buffer.from(bytes).toString('base64'),
  bytes: (base64) => Buffer.from(base64, 'base64'),
};

async function* gunzipped(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  const stream = createGunzip();
  Readable.from([bytes]).pipe(stream);
  for await (const part of stream) if (part instanceof Uint8Array) yield part;
}
