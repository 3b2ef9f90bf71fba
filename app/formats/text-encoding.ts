/** The encodings in which texts come: UTF-8, and UTF-16 as some shells and editors of Windows write it. */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** Bytes to examine if no byte order mark names the encoding. */
const LOOKED_AT = 4096;

/** The encoding of a text by its first bytes: their byte order mark, or which half of each pair of bytes is 0. */
export function encodingOf(bytes: Uint8Array): TextEncoding {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const pairs = Math.min(bytes.length, LOOKED_AT) >> 1;
  let [even, odd] = [0, 0];
  for (let at = 0; at < 2 * pairs; at += 2) {
    if (bytes[at] === 0) even++;
    if (bytes[at + 1] === 0) odd++;
  }
  if (odd > MOSTLY * pairs && even < SELDOM * pairs) return 'utf-16le';
  return even > MOSTLY * pairs && odd < SELDOM * pairs ? 'utf-16be' : 'utf-8';
}

const MOSTLY = 0.7;
const SELDOM = 0.05;
