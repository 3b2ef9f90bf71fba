import { parseProgram, parseScenario } from '../../engine/index.ts';
import type { SharedProgram } from './explore-link.ts';

/** What a file of the explorer holds, or why it cannot be read. */
export type ProgramFile =
  | { readonly ok: true; readonly shared: SharedProgram }
  | { readonly ok: false; readonly reason: string };

/** Interruptions up to which all orders of a program from a file are searched. */
const MOST = 3;

/** Whether a text declares itself a program. */
export function isProgramFile(text: string): boolean {
  return /^\s*\{\s*(?:"\$schema"\s*:\s*"[^"]*"\s*,\s*)?"format"\s*:\s*"slabscope program"/.test(text);
}

/** Reads a program; or a scenario that plays an explored order, for its program and that order. */
export function readProgramFile(text: string): ProgramFile {
  const scenario = parseScenario(text);
  if (scenario.ok && scenario.scenario.explored !== undefined) {
    const { program, predicate: find, schedule, interruptions, holds } = scenario.scenario.explored;
    const shared = { program, find, most: Math.max(MOST, interruptions), schedule: holds ? schedule : null };
    return { ok: true, shared };
  }
  const result = parseProgram(text);
  if (!result.ok)
    return { ok: false, reason: result.path === '' ? result.reason : `${result.path}: ${result.reason}` };
  const { program } = result;
  return { ok: true, shared: { program, find: program.find, most: MOST, schedule: null } };
}
