import type { LinkCoder } from '../formats/link-coding.ts';
import { joined, type Parts } from '../formats/unpack.ts';

/**
 * Bytes that are unpacked at a time. Browsers unpack all that they are given before anything can be read: this bounds
 * what that may be, about a thousand times as much.
 */
const PIECE = 16_384;

/** How a browser and its workers compress. Packing and unpacking reject where the browser has no streams for it. */
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
    // Fails where the stream itself has failed; that was reported already.
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
