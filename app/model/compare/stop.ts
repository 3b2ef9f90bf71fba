/** Why a machine of a comparison runs no further. */
export type Stop =
  | { readonly kind: 'end' | 'halted' | 'locked up' | 'too many events' }
  | { readonly kind: 'failed'; readonly reason: string };
