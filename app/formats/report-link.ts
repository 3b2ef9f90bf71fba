import { z } from 'zod';
import { TUNABLE_NAMES } from '../../engine/index.ts';
import { MAX_LINK } from './limits.ts';
import { type LinkCoder, packLink, unpackLink } from './link-coding.ts';
import { namesPageSize } from './report/page-size.ts';
import { namesRelease } from './report/release.ts';
import type { ReportPart } from './report/report.ts';

/** What a link to a diagnosis carries: the text, or the part of it that matters, and the choices. */
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
  return packLink(PREFIX, { ...shared, title: shared.title.slice(0, 200) }, coder);
}

/**
 * The lines of a text that belong to a part, and those that name a release or a page size, with the line after each:
 * the
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
  const content = await unpackLink(PREFIX, hash, coder);
  if (!content.ok) return content;
  const result = contentSchema.safeParse(content.json);
  if (result.success) return { ok: true, shared: result.data };
  const [issue] = result.error.issues;
  return refused(`${issue?.path.map(String).join('.') ?? ''}: ${issue?.message ?? 'it is not valid'}`);
}

function refused(reason: string): ReportLinkResult {
  return { ok: false, reason };
}
