import type { Command } from '../command/command.ts';
import type { TimedCommand } from '../scenario/scenario.ts';

/** The same command at `fromMs` and every `stepMs` after that, until before `toMs`. */
export function every(fromMs: number, toMs: number, stepMs: number, command: Command): TimedCommand[] {
  const count = Math.ceil((toMs - fromMs) / stepMs);
  return Array.from({ length: count }, (_, i) => ({ at: fromMs + i * stepMs, command }));
}
