import type { LinkCoder } from '../../formats/share-link.ts';
import { MISSING } from '../browser-features.ts';

/** How a browser compresses. Packing and unpacking reject where the browser cannot do it: see {@link canCompress}. */
export const browserCoder: LinkCoder = {
  gzip: async (bytes) => through(bytes, new CompressionStream('gzip')),
  gunzip: async (bytes) => through(bytes, new DecompressionStream('gzip')),
  utf8: (text) => new TextEncoder().encode(text),
  text: (bytes) => new TextDecoder().decode(bytes),
  base64: (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')),
  bytes: (base64) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)),
};

/** Whether this browser can pack and unpack links and recordings. */
export function canCompress(): boolean {
  return !MISSING.has('CompressionStream');
}

/** Why links and recordings are not available where {@link canCompress} returns false. */
export const NO_COMPRESSION = 'this browser lacks CompressionStream: use a newer one';

async function through(
  bytes: Uint8Array,
  stream: CompressionStream | DecompressionStream,
): Promise<Uint8Array> {
  const packed = new Blob([Uint8Array.from(bytes)]).stream().pipeThrough(stream);
  return new Uint8Array(await new Response(packed).arrayBuffer());
}
