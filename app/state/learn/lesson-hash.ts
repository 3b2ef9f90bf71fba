import { LONGEST_LINK } from '../../formats/limits.ts';
import { unpacked } from '../../formats/unpack.ts';
import { browserCoder } from '../../host/browser-coder.ts';
import { canCompress, NO_COMPRESSION } from '../files/compression.ts';
import { LESSON_HASH } from './lesson-hash-prefix.ts';

/** The most bytes of a lesson in a link, unpacked. */
const MOST = 1 << 20;

/** The hash of an address that carries a lesson; null when it would be too long. */
export async function encodeLesson(text: string): Promise<string | null> {
  if (!canCompress()) return null;
  const packed = await browserCoder.gzip(browserCoder.utf8(text));
  const letters = browserCoder.base64(packed).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
  const hash = `${LESSON_HASH}1.${letters}`;
  return hash.length > LONGEST_LINK ? null : hash;
}

/** The text of the lesson in a hash, or why it cannot be read. */
export async function decodeLesson(
  hash: string,
): Promise<{ readonly ok: true; readonly text: string } | { readonly ok: false; readonly reason: string }> {
  if (!canCompress()) return { ok: false, reason: NO_COMPRESSION };
  if (!hash.startsWith(`${LESSON_HASH}1.`))
    return { ok: false, reason: 'the link was made by another version of Slabscope' };
  try {
    const base64 = hash
      .slice(LESSON_HASH.length + 2)
      .replaceAll('-', '+')
      .replaceAll('_', '/');
    const bytes = await unpacked(browserCoder.gunzip(browserCoder.bytes(base64)), MOST);
    return { ok: true, text: browserCoder.text(bytes) };
  } catch {
    return { ok: false, reason: 'the link is cut short or damaged: copy the whole link again' };
  }
}
