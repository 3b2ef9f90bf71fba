import type { Scenario } from '../../../engine/index.ts';
import { type Change, changed } from '../../model/sweep/plan.ts';
import type { Contest } from '../../state/lab/compare.ts';
import { changeWords } from '../../words/sweeps.ts';

/** What the machine without a change is called. */
const UNCHANGED = 'unchanged';
/** What the machine on the stage is called. */
export const THIS = 'this machine';

/** A scenario as it is, and with each of some changes: the same seed and callers in all of them. */
export function contestOf(
  scenario: Scenario,
  changes: readonly Change[],
  about: Partial<Pick<Contest, 'title' | 'isExample' | 'reapAtMs'>> & { readonly unchanged?: string } = {},
): Contest {
  const { unchanged = UNCHANGED, ...others } = about;
  return {
    title: scenario.title,
    ...others,
    machines: [
      { label: unchanged, scenario },
      ...changes.map((change) => ({ label: changeWords(change), scenario: changed(scenario, [change]) })),
    ],
  };
}
