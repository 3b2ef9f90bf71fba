import { z } from 'zod';
import { tunableValue } from '../command/fields.ts';
import { TUNABLE_NAMES } from '../spl/tunables.ts';
import type { Call, CallName } from './call.ts';

/** The names of calls. */
export const CALL_NAMES = ['alloc', 'free', 'freeAgain', 'reap', 'kmem_reap', 'destroy', 'tunable'] as const;

/** The name of a call. */
export const callName: z.ZodType<CallName> = z.enum(CALL_NAMES);

const cache = z.string().max(10).exactOptional();

const written = z.union([
  z.strictObject({
    op: z.literal('alloc'),
    cache,
    flags: z.enum(['KM_SLEEP', 'KM_NOSLEEP', 'KM_PUSHPAGE']).exactOptional(),
  }),
  z.strictObject({ op: z.enum(['free', 'freeAgain', 'reap', 'destroy']), cache }),
  z.strictObject({ op: z.literal('kmem_reap') }),
  z.strictObject({ op: z.literal('tunable'), name: z.enum(TUNABLE_NAMES), value: tunableValue }),
]);

/** Calls that can be written as one word; they act on the first cache. */
const SHORT: Readonly<Record<string, Call>> = {
  alloc: { op: 'alloc' },
  nosleep: { op: 'alloc', flags: 'KM_NOSLEEP' },
  free: { op: 'free' },
  freeAgain: { op: 'freeAgain' },
  reap: { op: 'reap' },
  kmem_reap: { op: 'kmem_reap' },
  destroy: { op: 'destroy' },
};

const short = z.enum(Object.keys(SHORT)).transform((word): Call => SHORT[word] ?? { op: 'kmem_reap' });

/** Checks a call: an object, or a word such as "alloc" or "nosleep". */
export const callSchema: z.ZodType<Call> = z.union([short, written]);
