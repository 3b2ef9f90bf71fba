import type { LinkCoder } from '../formats/link-coding.ts';
import { joined, type Parts } from '../formats/unpack.ts';

/**
 * Bytes to unpack at a time. Browsers unpack all their input before anything can be read, so this bounds the output,
 * which is up to about a thousand times as much.
 */
const PIECE = 16_384;

/** Compression in a browser and its workers. Packing and unpacking reject if the browser has no streams for it. */
export const browserCoder: LinkCoder = {
  gzip: async (bytes) => all(through(bytes, () => new CompressionStream('gzip'))),
  gunzip: (bytes) => through(bytes, () => new DecompressionStream('gzip')),
  utf8: (text) => new TextEncoder().encode(text),
  text: (bytes) => new TextDecoder().decode(bytes),
  base64: (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')),
  bytes: (base64) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)),
};

async function all(parts: Parts): Promise<Uint8Array> {
  const list: Uint8Array[] = [];
  for await (const part of parts) list.push(part);
  return joined(list);
}

async function* through(
  bytes: Uint8Array,
  make: () => CompressionStream | DecompressionStream,
): AsyncGenerator<Uint8Array> {
  const packed = pieces(bytes).pipeThrough<Uint8Array>(make());
  const reader = packed.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    // Fails if the stream itself has failed, which was already reported.
    await reader.cancel().catch(() => undefined);
  }
}

function pieces(bytes: Uint8Array): ReadableStream<BufferSource> {
  let at = 0;
  return new ReadableStream({
    pull: (controller) => {
      if (at >= bytes.length) controller.close();
      else controller.enqueue(Uint8Array.from(bytes.subarray(at, at + PIECE)));
      at += PIECE;
    },
  });
}
