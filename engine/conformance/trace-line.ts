import { z } from 'zod';
import type { Command } from '../command/command.ts';
import { commandSchema } from '../command/schema.ts';
import { TUNABLE_NAMES, type Tunables } from '../spl/tunables.ts';

/** The first line of a golden trace: the initial machine. */
interface TraceHeader {
  readonly format: 'spl-kmem-golden/1';
  readonly name: string;
  readonly about: string;
  readonly machine: { readonly cpus: number; readonly hz: number; readonly pageSize: number };
  readonly tunables: Tunables;
}

/** A command of a trace with everything that it caused; keys in the order of the contract. */
export interface TraceLine {
  readonly i: number;
  readonly cmd: Command;
  readonly done: readonly {
    readonly thread: string;
    readonly op: string;
    readonly ret: string | number | null;
  }[];
  /** Thread, CPU and name of each function of the reference, when it is entered. */
  readonly calls: readonly (readonly [string, number, string])[];
  readonly kernel: readonly KernelLine[];
  readonly ctor: Readonly<Record<string, number>>;
  readonly dtor: Readonly<Record<string, number>>;
  readonly reclaim: Readonly<Record<string, { readonly calls: number; readonly freed: readonly string[] }>>;
  readonly panic: { readonly kind: string; readonly expr: string; readonly fn: string } | null;
  readonly state: MachineState | null;
}

/** A request to the kernel: `k` determines which keys follow. */
export interface KernelLine {
  readonly k: string;
  readonly [key: string]: string | number | null | readonly string[];
}

/** The whole machine after a command. */
export interface MachineState {
  readonly jiffies: number;
  readonly threads: readonly ThreadState[];
  readonly taskq: {
    readonly nextId: number;
    readonly delayed: readonly (readonly [number, number])[];
    readonly queued: readonly number[];
    readonly running: readonly (readonly [string, number])[];
  };
  readonly caches: readonly CacheState[];
}

/** A thread after a command. */
export interface ThreadState {
  readonly name: string;
  readonly cpu: number;
  readonly state: 'idle' | 'blocked';
  readonly waitingOn: string | null;
  readonly until: number | null;
}

/** A cache after a command: names and meanings as in the contract. */
export interface CacheState {
  readonly id: string;
  readonly name: string;
  readonly flags: readonly string[];
  readonly objSize: number;
  readonly objAlign: number;
  readonly slabObjs: number;
  readonly slabSize: number;
  readonly magSize: number;
  readonly magRefill: number;
  readonly ref: number;
  readonly taskqid: number;
  readonly slabFail: number;
  readonly slabCreate: number;
  readonly slabDestroy: number;
  readonly slabTotal: number;
  readonly slabAlloc: number;
  readonly slabMax: number;
  readonly objTotal: number;
  readonly objAlloc: number;
  readonly objMax: number;
  readonly objDeadlock: number;
  readonly objEmergency: number;
  readonly objEmergencyMax: number;
  readonly linuxLive: number | null;
  readonly partial: readonly string[];
  readonly complete: readonly string[];
  readonly slabs: Readonly<Record<string, SlabState>>;
  readonly magazines: readonly {
    readonly cpu: number;
    readonly avail: number;
    readonly age: number;
    readonly objs: readonly string[];
  }[];
  readonly emergency: TreeState | null;
}

/** A slab after a command. */
export interface SlabState {
  readonly ref: number;
  readonly age: number;
  readonly free: readonly number[];
  readonly region: 'direct' | 'vmalloc';
  readonly offset: number;
}

/** A node of the emergency tree with its subtrees. */
export interface TreeState {
  readonly obj: string;
  readonly red: boolean;
  readonly left: TreeState | null;
  readonly right: TreeState | null;
}

const uint32 = z.number().int().min(0).max(0xffff_ffff);

/** Checks values for all nine module parameters. */
const tunablesSchema: z.ZodType<Tunables> = z.record(z.enum(TUNABLE_NAMES), uint32);

const headerSchema: z.ZodType<TraceHeader> = z.object({
  format: z.literal('spl-kmem-golden/1'),
  name: z.string(),
  about: z.string(),
  machine: z.object({
    cpus: z.number().int().min(1),
    hz: z.number().int().min(1),
    pageSize: z.literal(4096),
  }),
  tunables: tunablesSchema,
});

const lineSchema = z.object({ i: z.number().int(), cmd: commandSchema });

/** A trace that cannot be read. */
export class TraceError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'TraceError';
  }
}

/** The parts of a trace that a replay needs; the rest stays text. */
export interface Trace {
  readonly header: TraceHeader;
  readonly commands: readonly { readonly i: number; readonly cmd: Command }[];
  /** The recorded lines unchanged, the header first. */
  readonly lines: readonly string[];
}

/**
 * Reads a golden trace.
 * @throws TraceError with the line and what is wrong with it.
 */
export function parseTrace(text: string): Trace {
  const lines = text.split('\n').filter((line) => line !== '');
  const [first, ...rest] = lines;
  if (first === undefined) throw new TraceError('the trace is empty: it should begin with a header line');
  const header = parseLine(headerSchema, first, 1);
  return { header, commands: rest.map((line, at) => parseLine(lineSchema, line, at + 2)), lines };
}

function parseLine<T>(schema: z.ZodType<T>, line: string, number: number): T {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch (error) {
    throw new TraceError(
      `line ${number} is not JSON: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new TraceError(
    `line ${number}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not as the format says'}`,
  );
}
