import { z } from 'zod';
import type { Explored } from './found-order.ts';
import { findSchema } from './predicate-schema.ts';
import { programSchema } from './program-schema.ts';

/** Checks a found order from outside. Whether its schedule fits is only known once it runs. */
export const exploredSchema: z.ZodType<Explored> = z.strictObject({
  program: programSchema,
  predicate: findSchema,
  schedule: z.string().max(4000),
  holds: z.boolean().default(true),
  steps: z.int().min(0).max(400).default(0),
  interruptions: z.int().min(0).max(400).default(0),
});
