import { z } from 'zod';
import { findSchema, type Program, programSchema } from '../../engine/index.ts';
import { type LinkCoder, packLink, unpackLink } from './link-coding.ts';

/** What a link to the explorer carries. */
export interface SharedProgram {
  readonly program: Program;
  /** The condition to look for. */
  readonly find: Program['find'];
  /** The most interruptions in the search through all orders. */
  readonly most: number;
  /** An order in which it happens, as text; null without one. */
  readonly schedule: string | null;
}

/** What a link carries, or why it cannot be read. */
export type ExploreLinkResult =
  | { readonly ok: true; readonly shared: SharedProgram }
  | { readonly ok: false; readonly reason: string };

const PREFIX = '#explore=1.';

const contentSchema: z.ZodType<SharedProgram> = z.strictObject({
  program: programSchema,
  find: findSchema,
  most: z.int().min(0).max(20),
  schedule: z.string().max(4000).nullable(),
});

/** The hash of an address that carries a program and its condition; null if it would be too long. */
export async function encodeExploreLink(shared: SharedProgram, coder: LinkCoder): Promise<string | null> {
  return packLink(PREFIX, shared, coder);
}

/** Reads the hash of an address. */
export async function decodeExploreLink(hash: string, coder: LinkCoder): Promise<ExploreLinkResult> {
  const content = await unpackLink(PREFIX, hash, coder);
  if (!content.ok) return content;
  const result = contentSchema.safeParse(content.json);
  if (result.success) return { ok: true, shared: result.data };
  const [issue] = result.error.issues;
  const path = issue?.path.map(String).join('.') ?? '';
  return { ok: false, reason: `${path === '' ? '' : `${path}: `}${issue?.message ?? 'it is not valid'}` };
}
