import { z } from 'zod';
import { ENGINE_VERSION, type JournalEntry, type Scenario, scenarioSchema } from '../../engine/index.ts';
import { journalSchema } from './journal.ts';
import { LONGEST_LINK, MAX_LINK, mebibytes } from './limits.ts';
import { type LinkPlace, placeSchema } from './link-place.ts';
import type { Coder } from './recording-file/recording-file.ts';
import { TooLargeError, unpacked } from './unpack.ts';

/** The version of links that this program writes. */
export const LINK_VERSION = 2;

/** What a link carries: a machine, what was done to it by hand, and where its reader is to look. */
export interface SharedRun {
  readonly scenario: Scenario;
  readonly journal: readonly JournalEntry[];
  /** Null in links of version 1. */
  readonly place: LinkPlace | null;
}

/** What a link carries, or why it cannot be read. */
export type LinkResult =
  | { readonly ok: true; readonly run: SharedRun; readonly engine: string }
  | { readonly ok: false; readonly reason: string };

const prefixOf = (version: number): string => `#run=${version}.`;
const version1 = z.strictObject({
  engine: z.string().max(20),
  scenario: scenarioSchema,
  journal: journalSchema,
});
const version2 = version1.extend({ place: placeSchema.nullable() });
type Content = z.infer<typeof version2>;

/** Reads the content of each version, as that of the newest. */
const READERS: ReadonlyMap<number, z.ZodType<Content>> = new Map<number, z.ZodType<Content>>([
  [1, version1.transform((content): Content => ({ ...content, place: null }))],
  [2, version2],
]);

/** A link also needs bytes as letters. `bytes` may throw on text that is not base64. */
export interface LinkCoder extends Coder {
  readonly base64: (bytes: Uint8Array) => string;
  readonly bytes: (base64: string) => Uint8Array;
}

/** The hash of an address that carries a run; null when it would be larger than {@link decodeLink} reads. */
export async function encodeLink(
  { scenario, journal, place }: SharedRun,
  coder: LinkCoder,
): Promise<string | null> {
  const json = coder.utf8(JSON.stringify({ engine: ENGINE_VERSION, scenario, journal, place }));
  if (json.length > MAX_LINK) return null;
  const packed = await coder.gzip(json);
  const hash =
    prefixOf(LINK_VERSION) +
    coder.base64(packed).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
  return hash.length > LONGEST_LINK ? null : hash;
}

/** Reads the hash of an address. */
export async function decodeLink(hash: string, coder: LinkCoder): Promise<LinkResult> {
  const version = [...READERS.keys()].find((known) => hash.startsWith(prefixOf(known)));
  const schema = version === undefined ? undefined : READERS.get(version);
  if (version === undefined || schema === undefined)
    return refused('it was made by another version of Slabscope');
  if (hash.length > LONGEST_LINK) return refused('it is too long to be a Slabscope link');
  const base64 = hash.slice(prefixOf(version).length).replaceAll('-', '+').replaceAll('_', '/');
  let json: unknown;
  try {
    const bytes = await unpacked(coder.gunzip(coder.bytes(base64)), MAX_LINK);
    json = JSON.parse(coder.text(bytes));
  } catch (error) {
    if (error instanceof TooLargeError)
      return refused(`it unpacks to more than ${mebibytes(error.limit)}, and no link of Slabscope does`);
    return refused('it is cut short or damaged: copy the whole link again');
  }
  const result = schema.safeParse(json);
  if (result.success) {
    const { scenario, journal, place, engine } = result.data;
    return { ok: true, run: { scenario, journal, place }, engine };
  }
  const [issue] = result.error.issues;
  const path = issue?.path.map(String).join('.') ?? '';
  return refused(`${path === '' ? '' : `${path}: `}${issue?.message ?? 'it is not valid'}`);
}

function refused(reason: string): LinkResult {
  return { ok: false, reason };
}
