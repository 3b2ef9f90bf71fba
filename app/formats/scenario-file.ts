import { parseScenario, type Scenario } from '../../engine/index.ts';

/** The scenario in a file, or a line for each problem: where, and why. */
export type ScenarioFile =
  | { readonly ok: true; readonly scenario: Scenario }
  | { readonly ok: false; readonly reasons: readonly string[] };

/** Reads the text of a scenario's file. */
export function readScenario(text: string): ScenarioFile {
  const result = parseScenario(text);
  if (result.ok) return result;
  const reasons = result.problems.map(({ path, reason }) => (path === '' ? reason : `${path}: ${reason}`));
  return { ok: false, reasons };
}
