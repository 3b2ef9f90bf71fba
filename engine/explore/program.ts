import type { KmcFlag } from '../spl/flags.ts';
import { defaultTunables, type Tunables } from '../spl/tunables.ts';
import type { Call } from './call.ts';
import type { PredicateName } from './named-predicates.ts';
import type { Predicate } from './predicate.ts';

/** The version of programs that this engine writes and reads. */
export const PROGRAM_VERSION = 1;

/** A thread and its calls, in order. */
export interface ThreadSpec {
  readonly name: string;
  /** The CPU it starts on. */
  readonly cpu: number;
  /** Whether it stays on that CPU. */
  readonly pinned: boolean;
  readonly calls: readonly Call[];
}

/** A cache that the program starts with. Sizes in bytes. */
interface ProgramCache {
  readonly id: string;
  readonly size: number;
  readonly align: number;
  readonly flags: readonly KmcFlag[];
}

/** What the explorer runs in every order: a small machine, and the calls of its threads. */
export interface Program {
  readonly format: 'slabscope program';
  readonly version: typeof PROGRAM_VERSION;
  readonly title: string;
  readonly about: string;
  readonly machine: {
    /** Number of CPUs for threads. */
    readonly cpus: number;
    /** Jiffies in a second: a caller waits HZ/10 for a growth. */
    readonly hz: number;
    /** The CPU of the task queue's workers; null gives them one of their own. */
    readonly workerCpu: number | null;
  };
  /** Module parameters that differ from {@link SMALL}. */
  readonly tunables: Partial<Tunables>;
  readonly caches: readonly ProgramCache[];
  /** Calls before the threads start, by the first thread; it keeps the objects. */
  readonly setup: readonly Call[];
  readonly threads: readonly ThreadSpec[];
  /** How many times time may advance. */
  readonly ticks: number;
  /** How far time advances each time: by a jiffy, or until the next timer expires. */
  readonly tick: 'jiffy' | 'timer';
  /** How many allocations of each kind may fail. */
  readonly faults: { readonly kmalloc: number; readonly vmalloc: number; readonly pages: number };
  /** How often a thread that is not pinned may wake up on another CPU. */
  readonly migrations: number;
  /** Whether callers may break the contract of the cache: see contract.ts. */
  readonly misuse: boolean;
  /** Where threads can be interrupted: at locks and waits, or also between steps that are not atomic in the C. */
  readonly pauses: 'locks' | 'all';
  /** What to look for unless the search is given something else. */
  readonly find: PredicateName | Predicate;
}

/** The fields that an author must write; the rest have defaults. */
export type ProgramDraft = Pick<Program, 'title' | 'about' | 'find'> & {
  readonly threads: readonly (Pick<ThreadSpec, 'name' | 'calls'> & Partial<ThreadSpec>)[];
  readonly machine?: Partial<Program['machine']>;
  readonly faults?: Partial<Program['faults']>;
} & Partial<Omit<Program, 'threads' | 'machine' | 'faults'>>;

/** The module parameters of a program: slabs of one object, magazines of two, one worker, no Linux slab. */
export const SMALL: Readonly<Tunables> = {
  ...defaultTunables(),
  spl_kmem_cache_slab_limit: 0,
  spl_kmem_cache_magazine_size: 2,
  spl_kmem_cache_obj_per_slab: 1,
  spl_kmem_cache_kmem_threads: 1,
};

/** Completes a program. Thread i starts on CPU i unless it names another. */
export function program(draft: ProgramDraft): Program {
  const threads = draft.threads.map((thread, i) => ({ cpu: i, pinned: true, ...thread }));
  const cpus = Math.max(1, ...threads.map(({ cpu }) => cpu + 1));
  return {
    format: 'slabscope program',
    version: PROGRAM_VERSION,
    tunables: {},
    caches: [{ id: 'c1', size: 256, align: 0, flags: ['VMEM'] }],
    setup: [],
    ticks: 0,
    tick: 'jiffy',
    migrations: 0,
    misuse: false,
    pauses: 'locks',
    ...draft,
    threads,
    faults: { kmalloc: 0, vmalloc: 0, pages: 0, ...draft.faults },
    machine: { cpus, hz: 20, workerCpu: null, ...draft.machine },
  };
}
