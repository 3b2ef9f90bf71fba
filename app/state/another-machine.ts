import type { Scenario } from '../../engine/index.ts';
import { vary } from '../model/sweep/plan.ts';
import { restartAs } from './restart.ts';
import { useSession } from './session.ts';

/** Jiffies in a second that a machine may have. */
export const HZ = [100, 250, 300, 1000] as const;

/** The figures of a machine; memory in MiB, 0 without end. */
export interface MachineFigures {
  readonly cpus: number;
  readonly memory: number;
  readonly hz: Scenario['machine']['hz'];
}

/** The figures of the machine of a scenario. */
export function figuresOf({ machine, memory }: Scenario): MachineFigures {
  return { cpus: machine.cpus, memory: memory?.mib ?? 0, hz: machine.hz };
}

/** What is wrong with cpus or memory; null when they make sense. */
export function machineProblem(cpus: number, memory: number): string | null {
  if (!Number.isInteger(cpus) || cpus < 1 || cpus > 64) return 'CPUs: a whole number from 1 to 64.';
  if (!(memory >= 0 && memory <= 4096)) return 'Memory: 0 to 4096 MiB.';
  return null;
}

/** Starts the scenario anew on a machine with other figures. */
export async function startOn(change: Partial<MachineFigures>): Promise<void> {
  const { origin } = useSession.getState();
  if (origin === null) return;
  const before = figuresOf(origin.scenario);
  const { cpus, memory, hz } = { ...before, ...change };
  const { scenario } = origin;
  const withCpus = cpus === before.cpus ? scenario : vary(scenario, 'cpus', cpus);
  const withMemory =
    memory === before.memory
      ? withCpus
      : memory === 0
        ? { ...withCpus, memory: null }
        : vary(withCpus, 'memory', memory);
  await restartAs(
    { ...withMemory, machine: { ...withMemory.machine, hz } },
    `Another machine began: ${cpus} cpus, ${memory === 0 ? 'memory without end' : `${memory} MiB`}, HZ ${hz}.`,
  );
}
