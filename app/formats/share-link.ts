import { z } from 'zod';
import { ENGINE_VERSION, type JournalEntry, type Scenario, scenarioSchema } from '../../engine/index.ts';
import { journalSchema } from './journal.ts';
import { LONGEST_LINK } from './link.ts';
import type { Coder } from './recording-file/recording-file.ts';

/** The version of links that this program writes. */
export const LINK_VERSION = 1;

/** What a link carries: a machine, and what was done to it by hand. */
export interface SharedRun {
  readonly scenario: Scenario;
  readonly journal: readonly JournalEntry[];
}

/** What a link says; or why it says nothing. */
export type LinkResult =
  | { readonly ok: true; readonly run: SharedRun; readonly engine: string }
  | { readonly ok: false; readonly reason: string };

const PREFIX = `#run=${LINK_VERSION}.`;
const content = z.strictObject({
  engine: z.string().max(20),
  scenario: scenarioSchema,
  journal: journalSchema,
});

/** What the surroundings bring for links: bytes as letters, too. `bytes` may throw on text that is not base64. */
export interface LinkCoder extends Coder {
  readonly base64: (bytes: Uint8Array) => string;
  readonly bytes: (base64: string) => Uint8Array;
}

/** The hash of an address that carries a run. */
export async function encodeLink({ scenario, journal }: SharedRun, coder: LinkCoder): Promise<string> {
  const json = JSON.stringify({ engine: ENGINE_VERSION, scenario, journal });
  const packed = await coder.gzip(coder.utf8(json));
  return PREFIX + coder.base64(packed).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** Reads the hash of an address. */
export async function decodeLink(hash: string, coder: LinkCoder): Promise<LinkResult> {
  if (!hash.startsWith(PREFIX))
    return refused('it is of another version: open it with the program that made it');
  if (hash.length > LONGEST_LINK) return refused('it is longer than any that this program makes');
  try {
    const text = hash.slice(PREFIX.length).replaceAll('-', '+').replaceAll('_', '/');
    const json: unknown = JSON.parse(coder.text(await coder.gunzip(coder.bytes(text))));
    const result = content.safeParse(json);
    if (result.success) {
      const { scenario, journal, engine } = result.data;
      return { ok: true, run: { scenario, journal }, engine };
    }
    const [issue] = result.error.issues;
    return refused(`${issue?.path.map(String).join('.') ?? ''}: ${issue?.message ?? 'it makes no sense'}`);
  } catch {
    return refused('it is cut short or damaged');
  }
}

function refused(reason: string): LinkResult {
  return { ok: false, reason };
}
