import type { TunableName } from '../../engine/index.ts';
import type { BranchCause } from './branch-cause.ts';
import type { MarkKind } from './series/marks.ts';

/** Whether a notice is information or reports a problem. */
export type Tone = 'info' | 'problem';

/** A message for the user. `app/words/notices.ts` chooses its sentence when it is shown. */
export type Notice =
  | StartNotice
  | BranchNotice
  | RecordingNotice
  | FreeNotice
  | TunableNotice
  | ShareNotice
  | { readonly kind: 'command refused'; readonly reason: string }
  | { readonly kind: 'no mark'; readonly mark: MarkKind; readonly direction: 1 | -1 }
  /** Numbers of events, from 0: between them, both included, is the first that differs from the link's. */
  | { readonly kind: 'link differs'; readonly first: number; readonly last: number }
  | { readonly kind: 'link ends early'; readonly moment: number; readonly length: number }
  /** `full`: no space left; `refused`: the browser stores nothing, as in a private window. */
  | { readonly kind: 'session not kept'; readonly problem: 'full' | 'refused' }
  | { readonly kind: 'chapter awaited' | 'chapter absent'; readonly title: string }
  | { readonly kind: 'all threads blocked'; readonly threads: number }
  | { readonly kind: 'no cache in focus' }
  | { readonly kind: 'cache not created'; readonly name: string }
  /** Objects that could be freed, or were; null for SHRINK_STOP. */
  | { readonly kind: 'shrinker counted' | 'shrinker freed'; readonly objects: number | null }
  | PressureNotice
  | { readonly kind: 'C file too large'; readonly name: string; readonly mostBytes: number }
  | { readonly kind: 'no full screen' | 'stage not shown' | 'no picture' };

type StartNotice =
  | { readonly kind: 'start failed'; readonly reason: string }
  | { readonly kind: 'unknown machine'; readonly name: string }
  | { readonly kind: 'caches left out' | 'figures changed'; readonly names: readonly string[] }
  | { readonly kind: 'other engine'; readonly recorded: string; readonly current: string }
  /** `memory` in MiB, 0 for unlimited; `costs`: how many differ from the defaults. */
  | {
      readonly kind: 'restarted';
      readonly cpus: number;
      readonly memory: number;
      readonly hz: number;
      readonly costs: number;
    }
  | { readonly kind: 'run of a sweep'; readonly change: string; readonly seed: number };

type BranchNotice =
  /** `removed`: the label of the branch that made room for the new one. */
  | { readonly kind: 'branch started'; readonly removed: BranchCause | null; readonly most: number }
  | { readonly kind: 'recreated'; readonly cache: string }
  | { readonly kind: 'module reloaded'; readonly name: string }
  | { readonly kind: 'still in use'; readonly cache: string }
  | { readonly kind: 'stuck in a call'; readonly thread: string; readonly op: string };

type RecordingNotice =
  | { readonly kind: 'recording full'; readonly length: number; readonly canDiscard: boolean }
  | { readonly kind: 'recording saved'; readonly length: number; readonly notes: number }
  | { readonly kind: 'notes opened'; readonly notes: number }
  | { readonly kind: 'recording not saved'; readonly reason: string }
  /** From the event at `moment` on, what is shown may be wrong. */
  | { readonly kind: 'recording damaged'; readonly moment: number; readonly why: string }
  | { readonly kind: 'replaying for the file'; readonly events: number };

type FreeNotice =
  | { readonly kind: 'nothing held'; readonly freed: number }
  | { readonly kind: 'freed twice'; readonly object: string }
  | {
      readonly kind: 'freed into the wrong cache' | 'emergency object freed wrongly';
      readonly object: string;
      readonly owner: string;
      readonly into: string;
    }
  | { readonly kind: 'no other cache' | 'wrong free not simulated' | 'nothing to free wrongly' };

type TunableNotice =
  | {
      readonly kind: 'tunable out of range';
      readonly name: TunableName;
      readonly min: number;
      readonly max: number;
    }
  | { readonly kind: 'no tunable changed' };

/** What memory pressure has done: the least free pages, and how often kswapd woke and caches were reaped. */
interface PressureNotice {
  readonly kind: 'squeezed' | 'curve applied';
  /** Seconds in which it is replayed. */
  readonly seconds: number;
  readonly leastPages: number;
  readonly woken: number;
  readonly reaps: number;
}

/** Texts that can be copied. */
export type Copied = 'link' | 'code' | 'listing' | 'diagnosis' | 'schedule';

type ShareNotice =
  | { readonly kind: 'copied'; readonly what: Copied }
  | { readonly kind: 'not copied'; readonly what: Copied }
  | { readonly kind: 'link refused' | 'no link'; readonly reason: string }
  | { readonly kind: 'link too long' | 'report too long' };

const PROBLEMS: ReadonlySet<Notice['kind']> = new Set<Notice['kind']>([
  'start failed',
  'unknown machine',
  'caches left out',
  'still in use',
  'stuck in a call',
  'recording not saved',
  'recording damaged',
  'tunable out of range',
  'not copied',
  'link refused',
  'no link',
  'link too long',
  'report too long',
  'command refused',
  'all threads blocked',
  'cache not created',
  'C file too large',
  'no full screen',
  'no picture',
]);

/** The tone of a notice. */
export function toneOf({ kind }: Notice): Tone {
  return PROBLEMS.has(kind) ? 'problem' : 'info';
}
