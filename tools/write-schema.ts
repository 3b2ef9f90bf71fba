import { writeFileSync } from 'node:fs';
import { scenarioJsonSchema } from './scenario-json-schema.ts';

writeFileSync(new URL('../public/scenario.schema.json', import.meta.url), scenarioJsonSchema());
