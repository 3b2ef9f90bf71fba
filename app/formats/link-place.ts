import { z } from 'zod';

/** A selection, as in `app/model/selection.ts`. */
type LinkSelection =
  | { readonly kind: 'object' | 'slab'; readonly slot: number }
  | { readonly kind: 'magazine'; readonly cache: number; readonly cpu: number }
  | { readonly kind: 'cpu'; readonly cpu: number }
  | { readonly kind: 'cache'; readonly cache: number }
  | { readonly kind: 'task'; readonly task: number }
  | {
      readonly kind: 'pages';
      readonly region: 'frames' | 'direct' | 'vmalloc';
      readonly first: number;
      readonly pages: number;
    };

/** The visible part of the stage: its zoom relative to the whole, and its centre as shares of the whole. */
export interface LinkCamera {
  readonly zoom: number;
  readonly x: number;
  readonly y: number;
}

/** Hashes that identify the events up to a moment. */
export interface LinkProof {
  /** Of all events up to the moment: 16 hexadecimal digits. */
  readonly hash: string;
  /** Four digits of the hash at each of as many evenly spaced moments. */
  readonly prints: string;
}

/** The place that a link points to. */
export interface LinkPlace {
  /** A number of events. */
  readonly moment: number;
  /** The name of the cache in focus; null for none. */
  readonly cache: string | null;
  readonly selection: LinkSelection | null;
  readonly camera: LinkCamera | null;
  readonly view: string;
  /** The index of the chapter; null for none. */
  readonly chapter: number | null;
  /** Null where detail was discarded, or there are too many events. */
  readonly proof: LinkProof | null;
}

const number = z.int().min(0).max(1e9);
const share = z.number().min(-1).max(2);

/** Checks a place that comes from outside. */
export const placeSchema: z.ZodType<LinkPlace> = z.strictObject({
  moment: number,
  cache: z.string().max(255).nullable(),
  selection: z
    .union([
      z.strictObject({ kind: z.enum(['object', 'slab']), slot: number }),
      z.strictObject({ kind: z.literal('magazine'), cache: number, cpu: number }),
      z.strictObject({ kind: z.literal('cpu'), cpu: number }),
      z.strictObject({ kind: z.literal('cache'), cache: number }),
      z.strictObject({ kind: z.literal('task'), task: number }),
      z.strictObject({
        kind: z.literal('pages'),
        region: z.enum(['frames', 'direct', 'vmalloc']),
        first: number,
        pages: number,
      }),
    ])
    .nullable(),
  camera: z.strictObject({ zoom: z.number().min(1).max(1e4), x: share, y: share }).nullable(),
  view: z.string().max(40),
  chapter: number.nullable(),
  proof: z
    .strictObject({
      hash: z.string().regex(/^[0-9a-f]{16}$/),
      prints: z.string().regex(/^([0-9a-f]{4}){0,256}$/),
    })
    .nullable(),
});
