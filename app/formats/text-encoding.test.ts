import { expect, test } from 'vitest';
import { encodingOf } from './text-encoding.ts';

function decodeText(bytes: Uint8Array): string {
  return new TextDecoder(encodingOf(bytes)).decode(bytes);
}

const TEXT = 'zio_buf_20480 0x00042 2007040\r\n– fin –\r\n';

function utf16(text: string, isBigEndian: boolean, mark: boolean): Uint8Array {
  const all = mark ? `\ufeff${text}` : text;
  const view = new DataView(new ArrayBuffer(2 * all.length));
  for (let i = 0; i < all.length; i++) view.setUint16(2 * i, all.charCodeAt(i), !isBigEndian);
  return new Uint8Array(view.buffer);
}

test.each([
  ['UTF-8', new TextEncoder().encode(TEXT)],
  ['UTF-8 with a byte order mark', new TextEncoder().encode(`\ufeff${TEXT}`)],
  ['UTF-16, little end first', utf16(TEXT, false, true)],
  ['UTF-16, big end first', utf16(TEXT, true, true)],
  ['UTF-16 without a byte order mark', utf16(TEXT, false, false)],
  ['UTF-16, big end first, without a byte order mark', utf16(TEXT, true, false)],
])('%s is decoded', (_, bytes) => {
  expect(decodeText(bytes)).toBe(TEXT);
});

test('nothing, and bytes without text, are UTF-8', () => {
  expect(decodeText(new Uint8Array())).toBe('');
  expect(decodeText(new Uint8Array(4))).toBe('\0\0\0\0');
});
