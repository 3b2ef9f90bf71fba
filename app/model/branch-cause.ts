import type { Command, TunableName } from '../../engine/index.ts';

/** What started a branch. The first branch of a machine starts with its scenario or with a recording. */
export type BranchCause =
  | { readonly kind: 'scenario' }
  | { readonly kind: 'recording' }
  | { readonly kind: 'command'; readonly command: Command }
  | { readonly kind: 'cache recreated'; readonly cache: string }
  | { readonly kind: 'run repeated'; readonly name: TunableName; readonly value: number }
  | { readonly kind: 'module reloaded'; readonly name: TunableName; readonly value: number };
