import { z } from 'zod';
import { FAULT_MODES, FAULT_TARGETS } from '../event/event.ts';
import { TUNABLE_NAMES } from '../spl/tunables.ts';
import { callerSchema } from './caller-schema.ts';
import type { Command } from './command.ts';
import { cacheFields, cacheId, kmFlagNames, natural, tunableValue, tunableValues } from './fields.ts';

const thread = z.string().regex(/^t(0|[1-9]\d{0,2})$/, 'a thread is named t0 to t999, without leading zeros');
const on = { thread, cpu: natural };

/** Checks a command from outside. */
export const commandSchema: z.ZodType<Command> = z.discriminatedUnion('op', [
  z.strictObject({
    op: z.literal('create'),
    ...on,
    cache: cacheId,
    name: z.string().max(255),
    ...cacheFields,
  }),
  z.strictObject({ op: z.literal('destroy'), ...on, cache: cacheId }),
  z.strictObject({ op: z.literal('alloc'), ...on, cache: cacheId, flags: kmFlagNames, as: z.string() }),
  z.strictObject({ op: z.literal('free'), ...on, obj: z.string(), cache: cacheId.exactOptional() }),
  z.strictObject({ op: z.literal('freeAll'), ...on, cache: cacheId }),
  z.strictObject({ op: z.literal('reload'), ...on, tunables: tunableValues }),
  z.strictObject({ op: z.literal('reap'), ...on, cache: cacheId, count: natural }),
  z.strictObject({ op: z.literal('shrink'), ...on, nr: natural, fstrans: z.boolean().exactOptional() }),
  z.strictObject({ op: z.literal('kmem_reap'), ...on }),
  z.strictObject({ op: z.literal('pressure'), pages: natural }),
  z.strictObject({ op: z.literal('startCaller'), spec: callerSchema }),
  z.strictObject({ op: z.literal('stopCaller'), name: z.string() }),
  z.strictObject({ op: z.literal('pauseCaller'), name: z.string() }),
  z.strictObject({ op: z.literal('resumeCaller'), name: z.string() }),
  z.strictObject({ op: z.literal('tick'), n: natural }),
  z.strictObject({ op: z.literal('migrate'), ...on }),
  z.strictObject({ op: z.literal('preempt'), thread }),
  z.strictObject({ op: z.literal('resume'), thread }),
  z.strictObject({ op: z.literal('tunable'), name: z.enum(TUNABLE_NAMES), value: tunableValue }),
  z.strictObject({
    op: z.literal('memory'),
    target: z.enum(FAULT_TARGETS),
    mode: z.enum(FAULT_MODES).exactOptional(),
    failNext: natural.exactOptional(),
    skip: natural.exactOptional(),
  }),
]);
