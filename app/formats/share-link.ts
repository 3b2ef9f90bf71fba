import { z } from 'zod';
import { ENGINE_VERSION, type JournalEntry, type Scenario, scenarioSchema } from '../../engine/index.ts';
import { journalSchema } from './journal.ts';
import { LONGEST_LINK, MAX_LINK, mebibytes } from './limits.ts';
import type { Coder } from './recording-file/recording-file.ts';
import { TooLargeError, unpacked } from './unpack.ts';

/** The version of links that this program writes. */
export const LINK_VERSION = 1;

/** What a link carries: a machine, and what was done to it by hand. */
export interface SharedRun {
  readonly scenario: Scenario;
  readonly journal: readonly JournalEntry[];
}

/** What a link carries, or why it cannot be read. */
export type LinkResult =
  | { readonly ok: true; readonly run: SharedRun; readonly engine: string }
  | { readonly ok: false; readonly reason: string };

const PREFIX = `#run=${LINK_VERSION}.`;
const contentSchema = z.strictObject({
  engine: z.string().max(20),
  scenario: scenarioSchema,
  journal: journalSchema,
});

/** A link also needs bytes as letters. `bytes` may throw on text that is not base64. */
export interface LinkCoder extends Coder {
  readonly base64: (bytes: Uint8Array) => string;
  readonly bytes: (base64: string) => Uint8Array;
}

/** The hash of an address that carries a run; null when it would be larger than {@link decodeLink} reads. */
export async function encodeLink({ scenario, journal }: SharedRun, coder: LinkCoder): Promise<string | null> {
  const json = coder.utf8(JSON.stringify({ engine: ENGINE_VERSION, scenario, journal }));
  if (json.length > MAX_LINK) return null;
  const packed = await coder.gzip(json);
  const hash = PREFIX + coder.base64(packed).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
  return hash.length > LONGEST_LINK ? null : hash;
}

/** Reads the hash of an address. */
export async function decodeLink(hash: string, coder: LinkCoder): Promise<LinkResult> {
  if (!hash.startsWith(PREFIX)) return refused('it was made by another version of Slabscope');
  if (hash.length > LONGEST_LINK) return refused('it is too long to be a Slabscope link');
  const base64 = hash.slice(PREFIX.length).replaceAll('-', '+').replaceAll('_', '/');
  let json: unknown;
  try {
    const bytes = await unpacked(coder.gunzip(coder.bytes(base64)), MAX_LINK);
    json = JSON.parse(coder.text(bytes));
  } catch (error) {
    if (error instanceof TooLargeError)
      return refused(`it unpacks to more than ${mebibytes(error.limit)}, and no link of Slabscope does`);
    return refused('it is cut short or damaged: copy the whole link again');
  }
  const result = contentSchema.safeParse(json);
  if (result.success) {
    const { scenario, journal, engine } = result.data;
    return { ok: true, run: { scenario, journal }, engine };
  }
  const [issue] = result.error.issues;
  const path = issue?.path.map(String).join('.') ?? '';
  return refused(`${path === '' ? '' : `${path}: `}${issue?.message ?? 'it is not valid'}`);
}

function refused(reason: string): LinkResult {
  return { ok: false, reason };
}
