import { z } from 'zod';
import { EVENT_KINDS, FUNCTIONS, WAITS } from '../event/event.ts';
import { callName } from './call-schema.ts';
import { PREDICATE_NAMES } from './named-predicates.ts';
import { type Atom, CHECKS, FIGURES, type Predicate } from './predicate.ts';

const fn = z.enum(FUNCTIONS);
const bound = z.number().int().min(-1_000_000).max(1_000_000);

const atom: z.ZodType<Atom> = z.union([
  z.strictObject({
    panic: z.strictObject({
      check: z.string().max(20).exactOptional(),
      fn: fn.exactOptional(),
      text: z.string().max(200).exactOptional(),
    }),
  }),
  z.strictObject({
    event: z.enum(EVENT_KINDS),
    fn: fn.exactOptional(),
    where: z.record(z.string().max(40), z.union([z.number().int(), z.boolean()])).exactOptional(),
  }),
  z.strictObject({
    returned: callName,
    flags: z.enum(['KM_SLEEP', 'KM_NOSLEEP', 'KM_PUSHPAGE']).exactOptional(),
    isNull: z.boolean().exactOptional(),
    moved: z.boolean().exactOptional(),
  }),
  z.strictObject({ stuck: z.union([callName, z.literal('any')]), on: z.enum(WAITS).exactOptional() }),
  z.strictObject({ check: z.enum(CHECKS) }),
  z.strictObject({ during: z.enum(EVENT_KINDS), by: z.enum(['caller', 'any']) }),
  z.strictObject({ flag: z.enum(['DEADLOCKED', 'GROWING', 'REAPING', 'DESTROY']), isSet: z.boolean() }),
  z.strictObject({
    figure: z.enum(FIGURES),
    atLeast: bound.exactOptional(),
    atMost: bound.exactOptional(),
  }),
  z.strictObject({ list: z.enum(['partial', 'complete']), isEmpty: z.boolean() }),
  z.strictObject({ magazine: z.enum(['empty', 'not empty']) }),
  z.strictObject({ lockHeld: z.boolean() }),
  z.strictObject({ growth: z.literal('young') }),
  z.strictObject({ inside: fn }),
]);

const predicateSchema: z.ZodType<Predicate> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(predicateSchema).min(1).max(20) }),
    z.strictObject({ any: z.array(predicateSchema).min(1).max(20) }),
    z.strictObject({ not: predicateSchema }),
    atom,
  ]),
);

/** Checks what to look for: a name, or a predicate. */
export const findSchema: z.ZodType<Predicate | (typeof PREDICATE_NAMES)[number]> = z.union([
  z.enum(PREDICATE_NAMES),
  predicateSchema,
]);
