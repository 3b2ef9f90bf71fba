import { z } from 'zod';
import { TUNABLE_NAMES } from '../../engine/index.ts';
import { LONGEST_LINK, MAX_LINK, mebibytes } from './limits.ts';
import { namesPageSize } from './report/page-size.ts';
import { namesRelease } from './report/release.ts';
import type { ReportPart } from './report/report.ts';
import type { LinkCoder } from './share-link.ts';
import { TooLargeError, unpacked } from './unpack.ts';

/** What a link to a diagnosis carries: the text, or the part of it that matters, and what was chosen. */
export interface SharedReport {
  readonly title: string;
  readonly text: string;
  readonly cpus: number;
  /** Bytes; null to recognise it. */
  readonly pageSize: number | null;
  readonly trial: { readonly name: (typeof TUNABLE_NAMES)[number]; readonly value: number };
  readonly listing: number | null;
}

/** What a link carries, or why it cannot be read. */
export type ReportLinkResult =
  | { readonly ok: true; readonly shared: SharedReport }
  | { readonly ok: false; readonly reason: string };

const PREFIX = '#report=1.';
const MOST_CPUS = 1024;
const count = z.number().int().nonnegative();
const contentSchema = z.strictObject({
  title: z.string().max(200),
  text: z.string().max(MAX_LINK),
  cpus: count.min(1).max(MOST_CPUS),
  pageSize: count.min(1).nullable(),
  trial: z.strictObject({ name: z.enum(TUNABLE_NAMES), value: count }),
  listing: count.nullable(),
});

/**
 * The hash of an address that carries a report: with its whole text if that fits, or else with the lines that were
 * recognised. Null when those do not fit either.
 */
export async function encodeReportLink(
  shared: SharedReport,
  parts: readonly ReportPart[],
  coder: LinkCoder,
): Promise<string | null> {
  const whole = await encoded(shared, coder);
  return whole ?? (await encoded({ ...shared, text: recognised(shared.text, parts) }, coder));
}

async function encoded(shared: SharedReport, coder: LinkCoder): Promise<string | null> {
  if (shared.text.length > MAX_LINK) return null;
  const json = coder.utf8(JSON.stringify({ ...shared, title: shared.title.slice(0, 200) }));
  if (json.length > MAX_LINK) return null;
  const packed = coder.base64(await coder.gzip(json));
  const hash = PREFIX + packed.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
  return hash.length > LONGEST_LINK ? null : hash;
}

/**
 * The lines of a text that belong to a part, and those that name a release or a page size, with the line after each: the
 * diagnosis depends on them.
 */
function recognised(text: string, parts: readonly ReportPart[]): string {
  const lines = text.split(/\r\n|\n|\r/);
  const isNamed = lines.map((line) => namesRelease(line) || namesPageSize(line));
  return lines
    .filter(
      (_, i) =>
        isNamed[i] === true ||
        isNamed[i - 1] === true ||
        parts.some(({ lines: [from, to] }) => i + 1 >= from && i + 1 <= to),
    )
    .join('\n');
}

/** Reads the hash of an address. */
export async function decodeReportLink(hash: string, coder: LinkCoder): Promise<ReportLinkResult> {
  if (!hash.startsWith(PREFIX)) return refused('it was made by another version of Slabscope');
  if (hash.length > LONGEST_LINK) return refused('it is too long to be a Slabscope link');
  let json: unknown;
  try {
    const base64 = hash.slice(PREFIX.length).replaceAll('-', '+').replaceAll('_', '/');
    const bytes = await unpacked(coder.gunzip(coder.bytes(base64)), MAX_LINK);
    json = JSON.parse(coder.text(bytes));
  } catch (error) {
    if (error instanceof TooLargeError)
      return refused(`it unpacks to more than ${mebibytes(error.limit)}, and no link of Slabscope does`);
    return refused('it is cut short or damaged: copy the whole link again');
  }
  const result = contentSchema.safeParse(json);
  if (result.success) return { ok: true, shared: result.data };
  const [issue] = result.error.issues;
  return refused(`${issue?.path.map(String).join('.') ?? ''}: ${issue?.message ?? 'it is not valid'}`);
}

function refused(reason: string): ReportLinkResult {
  return { ok: false, reason };
}
