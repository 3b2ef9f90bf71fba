import { writeFileSync } from 'node:fs';
import { programJsonSchema, scenarioJsonSchema } from './json-schemas.ts';

writeFileSync(new URL('../public/scenario.schema.json', import.meta.url), scenarioJsonSchema());
writeFileSync(new URL('../public/program.schema.json', import.meta.url), programJsonSchema());
