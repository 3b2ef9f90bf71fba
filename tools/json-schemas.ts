import { z } from 'zod';
import { programSchema } from '../engine/explore/program-schema.ts';
import { scenarioSchema } from '../engine/scenario/schema.ts';

/** The JSON Schema of scenarios, as text, for editors and for programs that write scenarios. */
export function scenarioJsonSchema(): string {
  return textOf('Slabscope scenario', scenarioSchema);
}

/** The JSON Schema of programs for the explorer, as text. */
export function programJsonSchema(): string {
  return textOf('Slabscope program', programSchema);
}

function textOf(title: string, schema: z.ZodType): string {
  return `${JSON.stringify({ title, ...z.toJSONSchema(schema, { io: 'input' }) }, null, 1)}\n`;
}
