import type { Event } from '../../../engine/index.ts';
import type { Recording } from '../recording.ts';

/** What a step shows. */
export type StepKind = 'take' | 'put' | 'refill' | 'flush' | 'grow' | 'shrink';

/** A step that the eye can follow: one or a few events that belong together. */
export interface Step {
  readonly kind: StepKind;
  /** The moment after it. */
  readonly moment: number;
  readonly cpu: number;
  /** The objects that move, by slot. */
  readonly objs: readonly number[];
  /** The slab that is created or freed, by slot; −1 for none. */
  readonly slab: number;
}

/** The steps of a recording from a moment on. */
export function stepsOf(recording: Recording, from: number): Step[] {
  const steps: Step[] = [];
  for (let at = Math.max(from, recording.keptFrom); at < recording.length; at++) {
    const step = stepOf(recording.event(at), at + 1);
    if (step === null) continue;
    const last = steps.at(-1);
    const isMore = (step.kind === 'refill' || step.kind === 'flush') && last?.kind === step.kind;
    // Objects of one refill or flush move together.
    if (isMore && last !== undefined && last.cpu === step.cpu) steps[steps.length - 1] = joined(last, step);
    else steps.push(step);
  }
  return steps;
}

function joined(last: Step, { moment, objs }: Step): Step {
  return { ...last, moment, objs: [...last.objs, ...objs] };
}

function stepOf(event: Event, moment: number): Step | null {
  const { cpu } = event;
  switch (event.kind) {
    case 'allocHit':
    case 'alloc':
      return { kind: 'take', moment, cpu, objs: [event.obj], slab: -1 };
    case 'freeHit':
    case 'free':
      return { kind: 'put', moment, cpu, objs: [event.obj], slab: -1 };
    case 'objLoaded':
      return { kind: 'refill', moment, cpu, objs: [event.obj], slab: -1 };
    case 'objReturned':
      return { kind: 'flush', moment, cpu: event.owner, objs: [event.obj], slab: -1 };
    case 'slabAdded':
      return { kind: 'grow', moment, cpu, objs: [], slab: event.slab };
    case 'slabDropped':
      return { kind: 'shrink', moment, cpu, objs: [], slab: event.slab };
    default:
      return null;
  }
}
