import { z } from 'zod';
import type { CallerSpec, Lifetime, Pattern } from './caller-spec.ts';
import { cacheId, kmFlagNames, natural } from './fields.ts';
import { areReplayCalls } from './replay-calls.ts';

const ms = z.number().min(0).max(3_600_000);
const positiveMs = z.number().min(0.001).max(3_600_000);
const rate = z.number().min(0.001).max(100_000_000);
const count = natural.min(1).max(1_000_000);
const arrivals = z.enum(['regular', 'poisson']);

const lifetime: z.ZodType<Lifetime> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('fixed'), ms }),
  z.strictObject({ kind: z.literal('exponential'), mean: ms }),
  z.strictObject({ kind: z.literal('logNormal'), median: ms, sigma: z.number().min(0).max(10) }),
  z.strictObject({ kind: z.literal('forever') }),
]);

const pattern: z.ZodType<Pattern> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('steady'), rate, arrivals, lifetime }),
  z.strictObject({ kind: z.literal('ramp'), from: rate, to: rate, over: positiveMs, arrivals, lifetime }),
  z.strictObject({ kind: z.literal('leak'), rate }),
  z.strictObject({ kind: z.literal('burst'), size: count, every: positiveMs, hold: ms }),
  z.strictObject({ kind: z.literal('sawtooth'), size: count, period: positiveMs }),
  z.strictObject({
    kind: z.literal('loop'),
    batch: count,
    think: z.number().min(0).max(1e9),
    rounds: natural,
  }),
  z.strictObject({
    kind: z.literal('pipe'),
    to: natural,
    depth: count,
    rate: z.number().min(0).max(100_000_000),
  }),
  z.strictObject({
    kind: z.literal('replay'),
    calls: z
      .array(z.string().refine(areReplayCalls, 'calls are written as 1200+3 50-3: ns, + or -, object'))
      .min(1)
      .max(64),
  }),
]);

/** Checks a caller from outside. */
export const callerSchema: z.ZodType<CallerSpec> = z
  .strictObject({
    name: z.string().min(1).max(60),
    cache: cacheId,
    cpu: natural.nullable(),
    threads: natural.min(1).max(256),
    flags: kmFlagNames,
    start: ms,
    stop: ms.nullable(),
    pattern,
  })
  .refine(
    ({ pattern: { kind, ...rest }, threads }) =>
      kind !== 'replay' || !('calls' in rest) || rest.calls.length === threads,
    { message: 'a replay has calls for each of its threads', path: ['threads'] },
  );
