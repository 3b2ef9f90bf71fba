import type { Command } from '../command/command.ts';
import type { TimedCommand } from '../scenario/scenario.ts';

/** The same command at `from` ms and every `step` ms after it, before `to`. */
export function every(from: number, to: number, step: number, command: Command): TimedCommand[] {
  const count = Math.ceil((to - from) / step);
  return Array.from({ length: count }, (_, i) => ({ at: from + i * step, command }));
}
