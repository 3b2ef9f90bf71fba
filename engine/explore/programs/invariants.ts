import { NAMED } from '../named-predicates.ts';
import type { Predicate } from '../predicate.ts';

/** What must never happen to a cache whose callers keep the contract. */
export const INVARIANTS: Predicate = {
  any: [
    NAMED.panic,
    NAMED['use-after-free'],
    NAMED['double-owner'],
    NAMED['foreign-magazine'],
    NAMED['lost-object'],
    NAMED['counters-wrong'],
    NAMED['slab-freed-with-parked-object'],
    NAMED['two-growths'],
    NAMED['two-reaps'],
  ],
};
