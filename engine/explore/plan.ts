import { KMC_BITS, KMC_EXPIRE_AGE, kmFlags } from '../spl/flags.ts';
import type { Tunables } from '../spl/tunables.ts';
import type { Call } from './call.ts';
import { type Compiled, compile } from './compile.ts';
import { type Counted, END, RETURN, STEP } from './facts.ts';
import { type TouchTable, touchTable } from './footprint.ts';
import { NAMED } from './named-predicates.ts';
import type { Predicate } from './predicate.ts';
import { type Program, SMALL } from './program.ts';
import type { WatchPlan } from './watch.ts';

/** A call with its cache and flags looked up. */
export interface PlannedCall {
  readonly call: Call;
  /** Number of its cache in the program; −1 without one. */
  readonly cache: number;
  readonly flags: number;
}

/** A program with everything that its worlds need, computed once. */
export interface Plan extends WatchPlan {
  readonly program: Program;
  readonly tunables: Tunables;
  /** Number of CPUs of the machine, including that of the workers. */
  readonly cpus: number;
  readonly workerCpu: number;
  readonly cacheFlags: readonly number[];
  readonly setup: readonly PlannedCall[];
  readonly threads: readonly (readonly PlannedCall[])[];
  /** CPUs that more than one task may use, as a bit mask. */
  readonly sharedCpus: number;
  /** Whether the contract may hold calls back: see contract.ts. */
  readonly hasContract: boolean;
  readonly mayFail: boolean;
}

/** The predicate that a program looks for, looked up if it is a name. */
export function predicateOf(find: Program['find']): Predicate {
  return typeof find === 'string' ? NAMED[find] : find;
}

/** Prepares a program for a search for `predicates`. Tests pass other footprints. */
export function planOf(program: Program, predicates: readonly Predicate[], footprints?: TouchTable): Plan {
  const { machine, threads, setup, caches, faults } = program;
  const workerCpu = machine.workerCpu ?? machine.cpus;
  const tunables = { ...SMALL, ...program.tunables };
  const calls = [...setup, ...threads.flatMap((thread) => thread.calls)];
  const hasAges =
    (tunables.spl_kmem_cache_expire & KMC_EXPIRE_AGE) !== 0 || calls.some(({ op }) => op === 'tunable');
  const counted = { events: [], functions: [] };
  const compiled = predicates.map((predicate) => compile(predicate, counted));
  const plannedOf = (call: Call): PlannedCall => planCall(program, call);
  return {
    program,
    tunables,
    cpus: Math.max(machine.cpus, workerCpu + 1),
    workerCpu,
    cacheFlags: caches.map(({ flags }) => flags.reduce((bits, flag) => bits | (1 << KMC_BITS[flag]), 0)),
    setup: setup.map(plannedOf),
    threads: threads.map((thread) => thread.calls.map(plannedOf)),
    sharedCpus: sharedCpus(program, workerCpu, tunables.spl_kmem_cache_kmem_threads),
    hasContract: !program.misuse && calls.some(({ op }) => op === 'destroy'),
    mayFail: faults.kmalloc + faults.vmalloc + faults.pages > 0,
    table: footprints ?? touchTable(hasAges),
    ...momentsOf(compiled, counted),
  };
}

function planCall({ caches }: Program, call: Call): PlannedCall {
  const id = 'cache' in call ? call.cache : undefined;
  const hasCache = call.op !== 'kmem_reap' && call.op !== 'tunable';
  const cache = id === undefined ? 0 : caches.findIndex((one) => one.id === id);
  const flags = call.op === 'alloc' ? kmFlags(call.flags ?? 'KM_SLEEP') : 0;
  return { call, cache: hasCache ? cache : -1, flags };
}

function sharedCpus({ threads, migrations }: Program, workerCpu: number, workers: number): number {
  const users: number[] = [];
  users[workerCpu] = workers;
  for (const { cpu } of threads) users[cpu] = (users[cpu] ?? 0) + 1;
  let shared = 0;
  const canMove = migrations > 0 && threads.some(({ pinned }) => !pinned);
  for (let cpu = 0; cpu < 32; cpu++) if (canMove || (users[cpu] ?? 0) > 1) shared |= 1 << cpu;
  return shared;
}

function momentsOf(
  predicates: readonly Compiled[],
  counted: Counted,
): Pick<Plan, 'predicates' | 'byKind' | 'atReturn' | 'afterStep' | 'atEnd' | 'startReads' | 'counted'> {
  const byKind: number[][] = [];
  const at = (moment: number): number[] =>
    predicates.flatMap(({ moments }, number) => (moments.includes(moment) ? [number] : []));
  for (const [number, { moments }] of predicates.entries()) {
    for (const moment of moments) {
      if (moment < 0) continue;
      byKind[moment] ??= [];
      byKind[moment].push(number);
    }
  }
  return {
    predicates,
    byKind: Array.from({ length: 128 }, (_, kind) => byKind[kind]),
    atReturn: at(RETURN),
    afterStep: at(STEP),
    atEnd: at(END),
    startReads: predicates.reduce((reads, one) => reads | one.startReads, 0),
    counted,
  };
}
