import { z } from 'zod';
import { callerSchema } from '../command/caller-schema.ts';
import { cacheFields, cacheId, kmcFlag, natural, tunableValues } from '../command/fields.ts';
import { commandSchema } from '../command/schema.ts';
import { exploredSchema } from '../explore/explored-schema.ts';
import { DEFAULT_COSTS } from '../kernel/costs.ts';
import { MOST_FOUND_OBJECTS, MOST_FOUND_SLABS, MOST_LINUX_OBJECTS } from '../machine/found-cache.ts';
import { formatCount } from '../units.ts';
import { SCENARIO_VERSION, type Scenario } from './scenario.ts';

/** The values of HZ that Linux can be built with. */
const HZ: readonly number[] = [100, 250, 300, 1000];

const pages = natural.max(1 << 20);
const ms = z.number().min(0).max(3_600_000);
const costNames = Object.keys(DEFAULT_COSTS).map((name) => name as keyof typeof DEFAULT_COSTS);

const cache = z.strictObject({
  id: cacheId,
  name: z.string().min(1).max(255),
  ...cacheFields,
});

const placed = natural.max(
  MOST_FOUND_OBJECTS,
  `at most ${formatCount(MOST_FOUND_OBJECTS)} objects can be restored one by one`,
);

const found = z.strictObject({
  id: cacheId,
  name: z.string().min(1).max(255),
  objSize: natural,
  align: natural,
  flags: z.array(kmcFlag),
  geometry: z.strictObject({ objs: placed.min(1), size: natural.min(1).max(0xffff_ffff) }).nullable(),
  counters: z.strictObject({
    slabMax: natural,
    objMax: natural,
    objDeadlock: natural,
    objEmergencyMax: natural,
  }),
  out: z
    .array(placed)
    .max(MOST_FOUND_SLABS, `at most ${formatCount(MOST_FOUND_SLABS)} slabs can be restored`),
  magazines: z.array(z.array(natural).max(256, 'a magazine holds at most 256 objects')).max(256),
  emergency: placed,
  linuxLive: natural.max(
    MOST_LINUX_OBJECTS,
    `at most ${formatCount(MOST_LINUX_OBJECTS)} objects of the Linux slab can be counted`,
  ),
  exact: z
    .strictObject({
      free: z.array(z.array(placed)).max(MOST_FOUND_SLABS),
      objects: z.array(z.array(placed)).max(256),
    })
    .exactOptional(),
});

/** Checks a scenario from outside. Missing fields get the defaults of {@link scenario}. */
export const scenarioSchema: z.ZodType<Scenario> = z
  .strictObject({
    $schema: z.string().exactOptional(),
    format: z.literal('slabscope scenario'),
    version: z.literal(SCENARIO_VERSION),
    id: z
      .string()
      .regex(/^[a-z0-9-]{1,64}$/)
      .exactOptional(),
    title: z.string().min(1).max(200),
    about: z.string().max(2000),
    seed: natural.max(0x7fff_ffff).default(1),
    machine: z
      .strictObject({
        cpus: natural.min(1).max(64).default(4),
        hz: natural.min(20).max(1000).default(250),
        slice: z.number().min(0.01).max(1000).default(10),
      })
      .prefault({}),
    costs: z.partialRecord(z.enum(costNames), z.number().min(0).max(1e9)).default({}),
    memory: z
      .strictObject({
        mib: z.number().min(1).max(4096),
        reserved: z.number().min(0),
        marks: z
          .strictObject({ min: pages, low: pages, high: pages })
          .refine(({ min, low, high }) => min <= low && low <= high, 'min ≤ low ≤ high')
          .exactOptional(),
      })
      .refine(({ mib, reserved }) => reserved < mib, 'the system cannot hold more than the machine has')
      .nullable()
      .default(null),
    tunables: tunableValues.default({}),
    caches: z.array(cache).max(256).default([]),
    found: z.array(found).max(256).default([]),
    callers: z.array(callerSchema).max(256).default([]),
    commands: z
      .array(z.strictObject({ at: ms, command: commandSchema }))
      .max(10_000)
      .default([]),
    explored: exploredSchema.exactOptional(),
    end: ms,
  })
  .superRefine(({ caches, found: others, callers, machine, explored }, context) => {
    if (explored === undefined && !HZ.includes(machine.hz))
      context.addIssue({ code: 'custom', path: ['machine', 'hz'], message: `one of ${HZ.join(', ')}` });
    const ids = new Set<string>();
    for (const [i, { id }] of [...others, ...caches].entries()) {
      const path = i < others.length ? ['found', i, 'id'] : ['caches', i - others.length, 'id'];
      if (ids.has(id)) context.addIssue({ code: 'custom', path, message: `${id} is already taken` });
      ids.add(id);
    }
    for (const [i, caller] of callers.entries()) {
      if (!ids.has(caller.cache)) {
        const message = `there is no cache ${caller.cache} when time begins`;
        context.addIssue({ code: 'custom', path: ['callers', i, 'cache'], message });
      }
      if (caller.cpu !== null && caller.cpu >= machine.cpus) {
        const message = `the machine has CPUs 0 to ${machine.cpus - 1}`;
        context.addIssue({ code: 'custom', path: ['callers', i, 'cpu'], message });
      }
    }
  })
  // Only editors use $schema.
  .transform(({ $schema: _, ...rest }) => rest);

/** A scenario, or where and why it is wrong. */
export type ScenarioResult =
  | { readonly ok: true; readonly scenario: Scenario }
  | { readonly ok: false; readonly problems: readonly { readonly path: string; readonly reason: string }[] };

/** Reads a scenario from JSON text. */
export function parseScenario(text: string): ScenarioResult {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return { ok: false, problems: [{ path: '', reason: `not JSON: ${String(error)}` }] };
  }
  const result = scenarioSchema.safeParse(json);
  if (result.success) return { ok: true, scenario: result.data };
  return {
    ok: false,
    problems: result.error.issues.map(({ path, message }) => ({
      path: path.map(String).join('.'),
      reason: message,
    })),
  };
}
