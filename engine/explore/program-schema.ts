import { z } from 'zod';
import { cacheId, kmcFlag, natural, tunableValues } from '../command/fields.ts';
import type { Call } from './call.ts';
import { callSchema } from './call-schema.ts';
import { findSchema } from './predicate-schema.ts';
import { PROGRAM_VERSION, type Program, program } from './program.ts';

/** The most workers of the task queue. Threads and workers together stay below MOST_TASKS of facts.ts. */
const MOST_WORKERS = 4;
const MOST_CPUS = 8;

const thread = z.strictObject({
  name: z
    .string()
    .regex(/^[A-Z][A-Za-z]{0,9}$/, 'a thread name has only letters, the first a capital: A, B, Reaper'),
  cpu: natural.max(MOST_CPUS - 1).exactOptional(),
  pinned: z.boolean().default(true),
  calls: z.array(callSchema).min(1).max(12),
});

const cache = z.strictObject({
  id: cacheId,
  size: natural.min(1).max(1 << 20),
  align: natural.default(0),
  flags: z.array(kmcFlag).default(['VMEM']),
});

const fields = z.strictObject({
  $schema: z.string().exactOptional(),
  format: z.literal('slabscope program'),
  version: z.literal(PROGRAM_VERSION),
  title: z.string().min(1).max(200),
  about: z.string().max(2000).default(''),
  machine: z
    .strictObject({
      cpus: natural.min(1).max(MOST_CPUS).exactOptional(),
      hz: natural.min(20).max(1000).default(20),
      workerCpu: natural.max(MOST_CPUS).nullable().default(null),
    })
    .prefault({}),
  tunables: tunableValues.default({}),
  caches: z
    .array(cache)
    .min(1)
    .max(4)
    .prefault([{ id: 'c1', size: 256 }]),
  setup: z.array(callSchema).max(32).default([]),
  threads: z.array(thread).min(1).max(6),
  ticks: natural.max(16).default(0),
  tick: z.enum(['jiffy', 'timer']).default('jiffy'),
  faults: z
    .strictObject({
      kmalloc: natural.max(8).default(0),
      vmalloc: natural.max(8).default(0),
      pages: natural.max(8).default(0),
    })
    .prefault({}),
  migrations: natural.max(4).default(0),
  misuse: z.boolean().default(false),
  pauses: z.enum(['locks', 'all']).default('locks'),
  find: findSchema.default('panic'),
});

/** Checks a program from outside. Missing fields get the defaults of {@link program}. */
export const programSchema: z.ZodType<Program> = fields
  .transform(({ $schema: _, machine, threads, ...rest }) => {
    const { cpus, ...others } = machine;
    const least = Math.max(1, ...threads.map(({ cpu }, i) => (cpu ?? i) + 1));
    return program({ ...rest, threads, machine: { ...others, cpus: cpus ?? least } });
  })
  .superRefine((made, context) => {
    for (const [path, message] of contradictions(made)) context.addIssue({ code: 'custom', path, message });
  });

type Contradiction = [path: (string | number)[], message: string];

/** Fields of a program that contradict each other. */
function contradictions(made: Program): Contradiction[] {
  const { caches, threads, setup, machine, tunables } = made;
  const found: Contradiction[] = [];
  if (new Set(caches.map(({ id }) => id)).size < caches.length)
    found.push([['caches'], 'two caches have the same id']);
  for (const [i, { name, cpu, calls }] of threads.entries()) {
    if (threads.findIndex((other) => other.name === name) < i)
      found.push([['threads', i, 'name'], `${name} is already taken`]);
    if (cpu >= machine.cpus)
      found.push([['threads', i, 'cpu'], `the threads have CPUs 0 to ${machine.cpus - 1}`]);
    for (const [n, call] of calls.entries())
      found.push(...problemsOf(made, call, ['threads', i, 'calls', n]));
  }
  for (const [n, call] of setup.entries()) {
    found.push(...problemsOf(made, call, ['setup', n]));
    if (call.op === 'destroy') found.push([['setup', n], 'destroy is for threads, not for the set-up']);
  }
  if ((tunables.spl_kmem_cache_kmem_threads ?? 1) > MOST_WORKERS)
    found.push([
      ['tunables', 'spl_kmem_cache_kmem_threads'],
      `at most ${MOST_WORKERS} workers can be explored`,
    ]);
  return found;
}

function problemsOf({ caches, misuse }: Program, call: Call, path: (string | number)[]): Contradiction[] {
  const found: Contradiction[] = [];
  const id = 'cache' in call ? call.cache : undefined;
  if (id !== undefined && !caches.some((cache) => cache.id === id))
    found.push([[...path, 'cache'], `there is no cache ${id}`]);
  if (call.op === 'freeAgain' && !misuse) found.push([path, 'freeAgain is misuse: set "misuse" to true']);
  return found;
}

/** A program, or where and why it is wrong. */
export type ProgramResult =
  | { readonly ok: true; readonly program: Program }
  | { readonly ok: false; readonly path: string; readonly reason: string };

/** Reads a program from JSON text. */
export function parseProgram(text: string): ProgramResult {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return { ok: false, path: '', reason: `it is not JSON: ${error instanceof Error ? error.message : ''}` };
  }
  const result = programSchema.safeParse(json);
  if (result.success) return { ok: true, program: result.data };
  return { ok: false, ...placeOf(result.error.issues) };
}

type Issue = z.core.$ZodIssue;

/** The first problem and its place; where a value may have one of several forms, that of the form that fits best. */
function placeOf(
  issues: readonly Issue[],
  above: readonly PropertyKey[] = [],
): { path: string; reason: string } {
  const [first] = issues;
  const path = [...above, ...(first?.path ?? [])];
  if (first?.code === 'invalid_union') {
    const deepest = [...first.errors].sort((a, b) => depthOf(b) - depthOf(a))[0];
    if (deepest !== undefined && depthOf(deepest) > 0) return placeOf(deepest, path);
  }
  return { path: path.map(String).join('.'), reason: first?.message ?? 'it is not valid' };
}

/** How well a value fits a form: how deep its first problem is. */
function depthOf([first]: readonly Issue[]): number {
  if (first === undefined) return 0;
  const below = first.code === 'invalid_union' ? Math.max(0, ...first.errors.map(depthOf)) : 0;
  return first.path.length + below;
}
