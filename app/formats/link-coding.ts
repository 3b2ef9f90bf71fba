import { LONGEST_LINK, MAX_LINK, mebibytes } from './limits.ts';
import type { Coder } from './recording-file/recording-file.ts';
import { TooLargeError, unpacked } from './unpack.ts';

/** Links also need bytes as text. `bytes` may throw on text that is not base64. */
export interface LinkCoder extends Coder {
  readonly base64: (bytes: Uint8Array) => string;
  readonly bytes: (base64: string) => Uint8Array;
}

/** What a link carries, unchecked; or why it cannot be read. */
export type LinkContent =
  | { readonly ok: true; readonly json: unknown }
  | { readonly ok: false; readonly reason: string };

/** Why a link whose beginning is not known cannot be read, and what helps. */
export const UNKNOWN_LINK =
  'it is damaged, or was made by another version of Slabscope: copy the whole link again';

/**
 * The hash of an address that begins with `prefix` and carries `content`; null if it would be larger than the limit.
 */
export async function packLink(prefix: string, content: unknown, coder: LinkCoder): Promise<string | null> {
  const json = coder.utf8(JSON.stringify(content));
  if (json.length > MAX_LINK) return null;
  const packed = coder.base64(await coder.gzip(json));
  const hash = prefix + packed.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
  return hash.length > LONGEST_LINK ? null : hash;
}

/** Reads what {@link packLink} has written. */
export async function unpackLink(prefix: string, hash: string, coder: LinkCoder): Promise<LinkContent> {
  if (!hash.startsWith(prefix)) return { ok: false, reason: UNKNOWN_LINK };
  if (hash.length > LONGEST_LINK) return { ok: false, reason: 'it is too long to be a Slabscope link' };
  try {
    const base64 = hash.slice(prefix.length).replaceAll('-', '+').replaceAll('_', '/');
    const bytes = await unpacked(coder.gunzip(coder.bytes(base64)), MAX_LINK);
    return { ok: true, json: JSON.parse(coder.text(bytes)) };
  } catch (error) {
    const reason =
      error instanceof TooLargeError
        ? `it unpacks to more than ${mebibytes(error.limit)}, and no link of Slabscope does`
        : 'it is cut short or damaged: copy the whole link again';
    return { ok: false, reason };
  }
}
