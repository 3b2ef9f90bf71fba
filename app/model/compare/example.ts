import type { Change } from '../sweep/plan.ts';

/** The comparison that is shown before anything was chosen: small, and better in some results and worse in others. */
export const EXAMPLE: { readonly scenario: string; readonly changes: readonly Change[] } = {
  scenario: 'magazine-stranding',
  changes: [{ what: 'spl_kmem_cache_magazine_size', value: 16 }],
};
