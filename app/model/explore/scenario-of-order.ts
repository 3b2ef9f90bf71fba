import { exploredScenario, type Program, type Scenario, scheduleText } from '../../../engine/index.ts';
import type { OrderPlay } from './order-play.ts';

const MS_PER_S = 1000;

/** Turns an order of a program into a scenario, so it has a recording, a link and a file like any other. */
export function scenarioOfOrder(play: OrderPlay, find: Program['find'], title: string): Scenario {
  const { plan, run, steps } = play;
  const { program } = plan;
  const found = run.found.get(0);
  const at = found ?? { steps: steps.length, interruptions: run.interruptions };
  const schedule = scheduleText(run.schedule, run.world);
  const explored = { program, predicate: find, schedule, holds: found !== undefined, ...at };
  const jiffies = run.world.k.jiffies + 1;
  const end = Math.ceil((MS_PER_S * jiffies) / program.machine.hz);
  return exploredScenario(explored, title, program.about, end);
}
