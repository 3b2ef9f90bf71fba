import { z } from 'zod';
import { KMC_BITS, type KmcFlag } from '../spl/flags.ts';
import { TUNABLE_NAMES, type Tunables } from '../spl/tunables.ts';
import type { ReclaimBehaviour } from './command.ts';

// Schemas of the parts that commands, callers and scenarios share.

// A page may forbid eval, and browsers report even an attempt.
z.config({ jitless: true });

/** A whole number from 0 to 2^53 − 1. */
export const natural: z.ZodNumber = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

/** The name of a cache in commands. */
export const cacheId: z.ZodString = z
  .string()
  .regex(/^c(0|[1-9]\d{0,8})$/, 'a cache is named c1, c2, …, without leading zeros');

/** KM_ flags joined by a bar. */
export const kmFlagNames: z.ZodString = z
  .string()
  .regex(/^KM_(SLEEP|NOSLEEP|PUSHPAGE|ZERO)(\|KM_(SLEEP|NOSLEEP|PUSHPAGE|ZERO))*$/, 'KM_ flags joined by |');

/** A flag of a cache. */
export const kmcFlag: z.ZodType<KmcFlag> = z.enum(Object.keys(KMC_BITS).map((name) => name as KmcFlag));

/** A value of a module parameter: an unsigned int. */
export const tunableValue: z.ZodNumber = natural.max(0xffff_ffff);

/** Values for some of the module parameters. */
export const tunableValues: z.ZodType<Partial<Tunables>> = z.partialRecord(
  z.enum(TUNABLE_NAMES),
  tunableValue,
);

const reclaimBehaviour: z.ZodType<ReclaimBehaviour> = z.strictObject({
  free: natural,
  sleep: natural.exactOptional(),
});

/** The fields of a new cache besides its name: sizes in bytes, flags, and which callbacks it has. */
export const cacheFields: {
  readonly size: z.ZodNumber;
  readonly align: z.ZodNumber;
  readonly flags: z.ZodArray<z.ZodType<KmcFlag>>;
  readonly ctor: z.ZodBoolean;
  readonly dtor: z.ZodBoolean;
  readonly reclaim: z.ZodExactOptional<z.ZodType<ReclaimBehaviour>>;
} = {
  size: natural,
  align: natural,
  flags: z.array(kmcFlag),
  ctor: z.boolean(),
  dtor: z.boolean(),
  reclaim: reclaimBehaviour.exactOptional(),
};
