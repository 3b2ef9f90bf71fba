import { z } from 'zod';
import type { Command } from './command.ts';
import { FAULT_MODES, FAULT_TARGETS } from './event.ts';
import { KMC_BITS, type KmcFlag } from './spl/flags.ts';
import { TUNABLE_NAMES } from './spl/tunables.ts';

// A whole number from 0 on that JSON carries exactly.
const natural = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const thread = z.string().regex(/^t\d{1,3}$/, 'a thread is named t0, t1, …');
const cache = z.string().regex(/^c\d+$/, 'a cache is named c1, c2, …');
const on = { thread, cpu: natural };
const kmcFlags = Object.keys(KMC_BITS).map((name) => name as KmcFlag);
const kmFlags = z
  .string()
  .regex(/^KM_(SLEEP|NOSLEEP|PUSHPAGE|ZERO)(\|KM_(SLEEP|NOSLEEP|PUSHPAGE|ZERO))*$/, 'KM_ flags joined by |');

/** Checks a command that comes from outside. */
export const commandSchema: z.ZodType<Command> = z.discriminatedUnion('op', [
  z.strictObject({
    op: z.literal('create'),
    ...on,
    cache,
    name: z.string().max(255),
    size: natural,
    align: natural,
    flags: z.array(z.enum(kmcFlags)),
    ctor: z.boolean(),
    dtor: z.boolean(),
    reclaim: z.strictObject({ free: natural, sleep: natural.exactOptional() }).exactOptional(),
  }),
  z.strictObject({ op: z.literal('destroy'), ...on, cache }),
  z.strictObject({ op: z.literal('alloc'), ...on, cache, flags: kmFlags, as: z.string() }),
  z.strictObject({ op: z.literal('free'), ...on, obj: z.string() }),
  z.strictObject({ op: z.literal('reap'), ...on, cache, count: natural }),
  z.strictObject({ op: z.literal('shrink'), ...on, nr: natural, fstrans: z.boolean().exactOptional() }),
  z.strictObject({ op: z.literal('kmem_reap'), ...on }),
  z.strictObject({ op: z.literal('tick'), n: natural }),
  z.strictObject({ op: z.literal('migrate'), ...on }),
  z.strictObject({ op: z.literal('preempt'), thread }),
  z.strictObject({ op: z.literal('resume'), thread }),
  z.strictObject({ op: z.literal('tunable'), name: z.enum(TUNABLE_NAMES), value: natural.max(0xffff_ffff) }),
  z.strictObject({
    op: z.literal('memory'),
    target: z.enum(FAULT_TARGETS),
    mode: z.enum(FAULT_MODES).exactOptional(),
    failNext: natural.exactOptional(),
    skip: natural.exactOptional(),
  }),
]);
