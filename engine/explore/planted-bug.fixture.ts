import type { Change } from './bundle.fixture.ts';
import type { Call } from './call.ts';
import type { PredicateName } from './named-predicates.ts';
import type { Predicate } from './predicate.ts';
import type { ProgramDraft } from './program.ts';

/** A mistake in the allocator, and a program that shows it. */
export interface PlantedBug {
  readonly title: string;
  readonly changes: readonly Change[];
  readonly program: Omit<ProgramDraft, 'title' | 'about' | 'find'>;
  readonly find: PredicateName | Predicate;
  /** The fewest interruptions that show it. */
  readonly interruptions: number;
  /** The most orders that a search may need to find it. */
  readonly executions: number;
}

export const alloc: Call = { op: 'alloc' };
export const nosleep: Call = { op: 'alloc', flags: 'KM_NOSLEEP' };
export const free: Call = { op: 'free' };
export const reap: Call = { op: 'reap' };
export const destroy: Call = { op: 'destroy' };
