import { z } from 'zod';
import { commandSchema, type JournalEntry } from '../../engine/index.ts';

const count = z.number().int().min(0).max(1e9);
/** A fortnight of the machine's time, in ns. */
const ns = z.number().min(0).max(1.2e15);

/** Checks a journal of actions by hand that comes from outside. */
export const journalSchema: z.ZodType<readonly JournalEntry[]> = z
  .array(z.strictObject({ events: count, at: ns, command: commandSchema, stopped: count.exactOptional() }))
  .max(100_000);
