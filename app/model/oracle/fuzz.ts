import { CommandError } from '../../../engine/command/command.ts';
import { type EventSink, kindOf } from '../../../engine/event/log.ts';
import { MachineError } from '../../../engine/kernel/kernel.ts';
import type { Engine } from '../../../engine/machine/engine.ts';
import { EventCounter } from '../../../engine/spec/event-counter.ts';
import { Invariants } from '../../../engine/spec/invariants.ts';
import { bootMachine, type MachinePlan } from '../../../engine/spec/random-machine.ts';
import { Mirror } from './mirror.ts';
import { Oracle } from './oracle.ts';

/** What to check: the invariants after every command, or also the whole view after every event. */
export type Check = 'invariants' | 'events';

/**
 * Up to this many object slots, the whole machine is compared after every event; in a larger one, only the rows that
 * the event touched.
 */
const SMALL = 2000;

const NO_EVENT = -1;

/**
 * Runs the machine of a plan to its end, or to a panic; returns how many commands it was given.
 * @throws Error when something does not hold: a BrokenInvariant, a Disagreement, or whatever the engine threw
 */
export function runPlan(plan: MachinePlan, check: Check, invariants: Invariants = new Invariants()): number {
  const mirror = check === 'events' ? new Mirror() : null;
  const engine = boot(plan, mirror ?? (plan.mostEvents === null ? null : new EventCounter()));
  if (engine === null) return 0;
  const oracle = mirror === null ? null : compareEvents(engine, mirror);
  oracle?.compareAll(NO_EVENT);
  let given = 0;
  for (const command of plan.commands) {
    given += 1;
    try {
      engine.send(command);
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
    }
    oracle?.compareAll(NO_EVENT);
    if (engine.panic !== null) return given;
    // A machine stopped in the middle of a call is checked after it resumes.
    if (engine.lockup === null) invariants.check(engine);
  }
  return given;
}

/** Null when the caches of the plan do not fit its memory, which is refused. */
function boot(plan: MachinePlan, sink: EventSink | null): Engine | null {
  try {
    return bootMachine(plan, sink);
  } catch (error) {
    if (error instanceof MachineError) return null;
    throw error;
  }
}

function compareEvents(engine: Engine, mirror: Mirror): Oracle {
  const oracle = new Oracle(engine, mirror.view);
  mirror.check = (what, a, b) => {
    if (engine.kernel.slots.end <= SMALL) oracle.compareAll(kindOf(what));
    else oracle.compareTouched(what, a, b);
  };
  return oracle;
}

/** A plan that breaks, and how. */
export interface Break {
  readonly plan: MachinePlan;
  readonly check: Check;
  readonly error: Error;
}

/** Runs a plan; returns how it breaks, null if it does not. */
export function breakOf(plan: MachinePlan, check: Check): Break | null {
  try {
    runPlan(plan, check);
    return null;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { plan, check, error };
  }
}

/** The kind of a break: its message without the numbers. */
function kindOfBreak({ error }: Break): string {
  return `${error.name}: ${error.message.replaceAll(/\d+/g, 'n')}`;
}

/**
 * Removes commands, in smaller and smaller pieces, while the same kind of break remains.
 * @param run how a plan is run
 */
export function shrink(found: Break, run: typeof breakOf = breakOf): Break {
  const kind = kindOfBreak(found);
  let best = found;
  const attempt = (plan: MachinePlan): void => {
    const next = run(plan, found.check);
    if (next !== null && kindOfBreak(next) === kind) best = next;
  };
  attempt({ ...best.plan, restored: [] });
  for (let size = best.plan.commands.length; size >= 1; size = Math.ceil(size / 2)) {
    const before = best.plan.commands.length;
    for (let at = before - size; at >= 0; at -= size)
      attempt({ ...best.plan, commands: best.plan.commands.toSpliced(at, size) });
    // With pieces of one command, stop once nothing more can be removed.
    if (size === 1 && best.plan.commands.length === before) break;
  }
  return best;
}
