import { z } from 'zod';
import { EVENT_KINDS } from '../../../engine/index.ts';
import { CACHE_FIGURES, type Condition, MACHINE_FIGURES } from './condition.ts';
import { partProblem } from './parts.ts';

const name = z.string().min(1).max(255);
const range = z.strictObject({ atLeast: z.number().exactOptional(), atMost: z.number().exactOptional() });
const value = z.union([z.number(), z.boolean(), name, range]);

const event = z
  .strictObject({
    event: z.enum(EVENT_KINDS),
    cache: name.exactOptional(),
    where: z.record(name, value).exactOptional(),
    nth: z.int().min(1).exactOptional(),
  })
  .superRefine(({ event: kind, where = {} }, context) => {
    for (const [part, wanted] of Object.entries(where)) {
      const problem = partProblem(kind, part, wanted);
      if (problem !== null) context.addIssue({ code: 'custom', path: ['where', part], message: problem });
    }
  });

const figure = z
  .strictObject({
    figure: z.enum([...CACHE_FIGURES, ...MACHINE_FIGURES]),
    cache: name.exactOptional(),
    cpu: z.int().min(0).max(255).exactOptional(),
    atLeast: z.number().exactOptional(),
    atMost: z.number().exactOptional(),
    equals: z.number().exactOptional(),
    ofMost: z.literal(true).exactOptional(),
  })
  .refine(
    ({ atLeast, atMost, equals }) => [atLeast, atMost, equals].some((bound) => bound !== undefined),
    'a figure needs a bound: atLeast, atMost or equals',
  )
  .refine(
    ({ figure: of, cpu }) => cpu === undefined || of === 'inMagazines',
    'only magazines belong to a CPU',
  )
  .refine(
    ({ figure: of, cache }) => cache === undefined || !MACHINE_FIGURES.some((other) => other === of),
    'this figure belongs to the machine, not to a cache',
  );

/** Checks a condition that comes from outside. */
export const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    event,
    figure,
    z.strictObject({ time: z.number().min(0) }),
    z.strictObject({ after: conditionSchema, next: conditionSchema }),
    z.strictObject({ all: z.array(conditionSchema).min(1) }),
    z.strictObject({ any: z.array(conditionSchema).min(1) }),
  ]),
);
