import { z } from 'zod';
import { ENGINE_VERSION, type JournalEntry, type Scenario, scenarioSchema } from '../../engine/index.ts';
import { journalSchema } from './journal.ts';
import { type LinkCoder, packLink, UNKNOWN_LINK, unpackLink } from './link-coding.ts';
import { type LinkPlace, placeSchema } from './link-place.ts';
import { withId } from './old-titles.ts';

/** The version of links that this program writes. */
export const LINK_VERSION = 2;

/** What a link carries: a machine, the actions by hand on it, and the place to look at. */
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

/** Reads the content of each version into that of the newest. */
const READERS: ReadonlyMap<number, z.ZodType<Content>> = new Map<number, z.ZodType<Content>>([
  [
    1,
    version1.transform(
      (content): Content => ({ ...content, scenario: withId(content.scenario), place: null }),
    ),
  ],
  [2, version2],
]);

/** The hash of an address that carries a run; null when it would be larger than {@link decodeLink} reads. */
export async function encodeLink(
  { scenario, journal, place }: SharedRun,
  coder: LinkCoder,
): Promise<string | null> {
  return packLink(prefixOf(LINK_VERSION), { engine: ENGINE_VERSION, scenario, journal, place }, coder);
}

/** Reads the hash of an address. */
export async function decodeLink(hash: string, coder: LinkCoder): Promise<LinkResult> {
  const version = [...READERS.keys()].find((known) => hash.startsWith(prefixOf(known)));
  const schema = version === undefined ? undefined : READERS.get(version);
  if (version === undefined || schema === undefined) return refused(UNKNOWN_LINK);
  const content = await unpackLink(prefixOf(version), hash, coder);
  if (!content.ok) return content;
  const result = schema.safeParse(content.json);
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
