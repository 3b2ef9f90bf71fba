import { z } from 'zod';
import {
  type Command,
  commandSchema,
  type JournalEntry,
  type Scenario,
  scenarioSchema,
  TUNABLE_NAMES,
  type TunableName,
} from '../../engine/index.ts';
import { journalSchema } from './journal.ts';
import { NOTE_FIELDS, type Note } from './notes.ts';

/** The version of kept sessions that this program writes. The first had no notes. */
export const KEPT_VERSION = 2;

/** What started a branch, as in `app/model/branch-cause.ts`. */
type KeptCause =
  | { readonly kind: 'scenario' | 'recording' }
  | { readonly kind: 'command'; readonly command: Command }
  | { readonly kind: 'cache recreated'; readonly cache: string }
  | { readonly kind: 'run repeated' | 'module reloaded'; readonly name: TunableName; readonly value: number };

const cause: z.ZodType<KeptCause> = z.union([
  z.strictObject({ kind: z.enum(['scenario', 'recording']) }),
  z.strictObject({ kind: z.literal('command'), command: commandSchema }),
  z.strictObject({ kind: z.literal('cache recreated'), cache: z.string().max(255) }),
  z.strictObject({
    kind: z.enum(['run repeated', 'module reloaded']),
    name: z.enum(TUNABLE_NAMES),
    value: z.number(),
  }),
]);
const count = z.int().min(0).max(1e9);

/** A branch: what was done by hand, and where it began. */
export interface KeptBranch {
  readonly id: number;
  readonly parent: number | null;
  readonly from: number;
  readonly cause: KeptCause;
  /** What its machine starts from. */
  readonly scenario: Scenario;
  readonly journal: readonly JournalEntry[];
}

/** A note about a moment of a branch. */
export interface KeptNote extends Note {
  readonly branch: number;
}

/** What a teacher wrote about the session. */
export interface KeptNotes {
  readonly title: string;
  readonly about: string;
  readonly notes: readonly KeptNote[];
}

/** Everything needed to restore a session; its events come from running it again. */
export interface KeptSession {
  readonly version: typeof KEPT_VERSION;
  readonly engine: string;
  /** Ms since 1970. */
  readonly savedAt: number;
  readonly title: string;
  readonly caption: string;
  /** The first one is the oldest. */
  readonly branches: readonly KeptBranch[];
  readonly branch: number;
  readonly moment: number;
  /** The name of the cache in focus; null for none. */
  readonly cache: string | null;
  readonly view: string;
  readonly notes?: KeptNotes;
}

const schema: z.ZodType<KeptSession> = z.strictObject({
  version: z.literal([1, KEPT_VERSION]).transform((): typeof KEPT_VERSION => KEPT_VERSION),
  engine: z.string().max(20),
  savedAt: z.number(),
  title: z.string().max(300),
  caption: z.string().max(5000),
  branches: z
    .array(
      z.strictObject({
        id: count,
        parent: count.nullable(),
        from: count,
        cause,
        scenario: scenarioSchema,
        journal: journalSchema,
      }),
    )
    .min(1)
    .max(16),
  branch: count,
  moment: count,
  cache: z.string().max(255).nullable(),
  view: z.string().max(40),
  notes: z
    .strictObject({
      title: z.string(),
      about: z.string(),
      notes: z.array(z.strictObject({ ...NOTE_FIELDS, branch: count })),
    })
    .exactOptional(),
});

/** The result of reading a saved session. One of a newer version is left alone. */
export type FoundSession =
  | { readonly kind: 'session'; readonly session: KeptSession }
  | { readonly kind: 'newer' | 'unreadable' };

/** Reads a saved session of any version. */
export function readKept(found: unknown): FoundSession {
  const version = z.looseObject({ version: z.int() }).safeParse(found);
  if (!version.success) return { kind: 'unreadable' };
  if (version.data.version > KEPT_VERSION) return { kind: 'newer' };
  const result = schema.safeParse(found);
  return result.success ? { kind: 'session', session: result.data } : { kind: 'unreadable' };
}
