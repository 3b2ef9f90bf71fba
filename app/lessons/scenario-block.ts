import { z } from 'zod';
import {
  CATALOGUE,
  cacheSpec,
  callerSpec,
  type Scenario,
  scenario,
  scenarioSchema,
} from '../../engine/index.ts';
import { startFromListing } from '../formats/listing-machine/caches.ts';
import { scenarioOf } from '../formats/listing-machine/scenario-of.ts';
import { REAL_LISTINGS } from '../formats/real-machines/index-of-machines.ts';
import { asParsed } from '../formats/real-machines/real-listing.ts';
import { scenarioExtras } from './block-schemas.ts';
import type { LessonProblem, ScenarioBlock } from './lesson.ts';
import { checked, type Fields, readYaml, type Yaml } from './yaml-fields.ts';

/** The lesson's title and description, for a scenario without its own. */
export interface Titles {
  readonly title: string;
  readonly about: string;
}

const mapping = z.record(z.string(), z.unknown());

/**
 * Reads a scenario block: `use` names a scenario of the catalogue, other fields replace those of it. Caches and callers
 * may
 * leave out what has a default.
 */
export function readScenario(yaml: Yaml, titles: Titles, line: number): Fields<ScenarioBlock> {
  const read = readYaml(yaml);
  if (!read.ok) return read;
  const map = mapping.safeParse(read.fields ?? {});
  if (!map.success) return failed(line, 'a scenario is a list of fields, such as use: write-burst');
  const extras = checked(map.data, scenarioExtras, read.lineOf);
  if (!extras.ok) return extras;
  const { use, only, journal } = extras.fields;
  const base = use === undefined ? null : (CATALOGUE[use] ?? realMachine(use, only));
  if (base === undefined) return failed(read.lineOf(['use']), `there is no scenario “${use}”`);
  const { use: _, only: __, journal: ___, caches, callers, ...others } = map.data;
  const whole = {
    ...(base ?? scenario({ title: titles.title, about: titles.about, end: 0 })),
    ...others,
    ...(caches === undefined ? {} : { caches: completed(caches, completeCache) }),
    ...(callers === undefined ? {} : { callers: completed(callers, completeCaller) }),
  };
  const result = checked<Scenario>(whole, scenarioSchema, read.lineOf);
  if (!result.ok) return result;
  return { ok: true, fields: { kind: 'scenario', line, scenario: result.fields, journal } };
}

/** A real machine of the collection, with only some of its caches if they are named. */
function realMachine(id: string, only: readonly string[] | undefined): Scenario | undefined {
  const listing = REAL_LISTINGS.find((candidate) => candidate.id === id);
  if (listing === undefined) return undefined;
  const rows = listing.rows.filter(([name]) => only === undefined || only.includes(name));
  const choices = { cpus: 4, seed: 4925, layout: 'as posted' } as const;
  const { restore } = startFromListing(asParsed({ ...listing, rows }), choices);
  return scenarioOf(listing.source, listing.note, restore, choices);
}

function completed(list: unknown, complete: (fields: object) => object): unknown {
  if (!Array.isArray(list)) return list;
  return list.map((one: unknown) => (typeof one === 'object' && one !== null ? complete(one) : one));
}

const completeCache = (fields: object): object => ({
  ...cacheSpec({ id: 'c1', name: '', size: 0 }),
  ...fields,
});

const completeCaller = (fields: object): object => ({
  ...callerSpec({ name: '', cache: 'c1', pattern: { kind: 'leak', rate: 1 } }),
  ...fields,
});

function failed(
  line: number,
  reason: string,
): { readonly ok: false; readonly problems: readonly LessonProblem[] } {
  return { ok: false, problems: [{ line, reason }] };
}
