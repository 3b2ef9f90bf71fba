import { z } from 'zod';
import { KMC_BITS, type KmcFlag } from '../spl/flags.ts';
import { TUNABLE_NAMES, type Tunables } from '../spl/tunables.ts';

// What commands, callers and scenarios are made of, as it comes from outside.

// A page may forbid eval, and even a try is reported as an error.
z.config({ jitless: true });

/** A whole number from 0 on that JSON carries exactly. */
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
