import { MISSING } from '../browser-features.ts';

/** Whether this browser can pack and unpack links and recordings. */
export function canCompress(): boolean {
  return !MISSING.has('CompressionStream');
}

/** Why links and recordings are not available where {@link canCompress} returns false. */
export const NO_COMPRESSION = 'this browser lacks CompressionStream: use a newer one';
