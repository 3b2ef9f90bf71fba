import { z } from 'zod';
import { scenarioSchema } from '../engine/scenario/schema.ts';

/** The JSON Schema of scenarios, as text: for editors, and for programs that write scenarios. */
export function scenarioJsonSchema(): string {
  const schema = z.toJSONSchema(scenarioSchema, { io: 'input' });
  return `${JSON.stringify({ title: 'Slabscope scenario', ...schema }, null, 1)}\n`;
}
