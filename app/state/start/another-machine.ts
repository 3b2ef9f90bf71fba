import { type CostModel, DEFAULT_COSTS, NS_PER_S, type Scenario } from '../../../engine/index.ts';
import { vary } from '../../model/sweep/vary.ts';
import type { App } from '../app.ts';
import { say } from '../session.ts';

/** The possible jiffies per second of a machine. */
export const HZ = [100, 250, 300, 1000] as const;

/** The figures of a machine: memory in MiB, 0 for unlimited; costs in ns. */
export interface MachineFigures {
  readonly cpus: number;
  readonly memory: number;
  readonly hz: Scenario['machine']['hz'];
  readonly costs: CostModel;
}

/** The figures of the machine of a scenario. */
export function figuresOf({ machine, memory, costs }: Scenario): MachineFigures {
  const { cpus, hz } = machine;
  return { cpus, memory: memory?.mib ?? 0, hz, costs: { ...DEFAULT_COSTS, ...costs } };
}

/** Whether a cost in ns is within the limits of a scenario. */
export function isCost(ns: number): boolean {
  return ns >= 0 && ns <= NS_PER_S;
}

/** What is wrong with the figures of a machine; null if they are valid. */
export function machineProblem({ cpus, memory, costs }: MachineFigures): string | null {
  if (!Number.isInteger(cpus) || cpus < 1 || cpus > 64) return 'CPUs: a whole number from 1 to 64.';
  if (!(memory >= 0 && memory <= 4096)) return 'Memory: 0 to 4096 MiB.';
  if (!Object.values(costs).every(isCost)) return 'Costs: whole numbers of ns from 0 to 1,000,000,000.';
  return null;
}

/** Restarts the scenario on a machine with other figures. */
export async function startOn(app: App, change: Partial<MachineFigures>): Promise<void> {
  const { origin } = app.session.getState();
  if (origin === null) return;
  const before = figuresOf(origin.scenario);
  const { cpus, memory, hz, costs } = { ...before, ...change };
  const { scenario } = origin;
  const withCpus = cpus === before.cpus ? scenario : vary(scenario, 'cpus', cpus);
  const withMemory =
    memory === before.memory
      ? withCpus
      : memory === 0
        ? { ...withCpus, memory: null }
        : vary(withCpus, 'memory', memory);
  const otherCosts = changedCosts(costs);
  const changed = { ...withMemory, machine: { ...withMemory.machine, hz }, costs: otherCosts };
  if (!(await app.machine.start({ ...origin, source: { kind: 'unsaved' }, scenario: changed }))) return;
  say(app, { kind: 'restarted', cpus, memory, hz, costs: Object.keys(otherCosts).length });
}

/** The costs that differ from their defaults: a scenario lists only those. */
function changedCosts(costs: CostModel): Partial<CostModel> {
  const presets = new Map(Object.entries(DEFAULT_COSTS));
  return Object.fromEntries(Object.entries(costs).filter(([name, ns]) => presets.get(name) !== ns));
}
