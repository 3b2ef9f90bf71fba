import type { JSX } from 'react';
import { type CostModel, DEFAULT_COSTS } from '../../../engine/index.ts';
import { isCost } from '../../state/start/another-machine.ts';
import { COST_WORDS } from '../../words/costs.ts';
import { tip } from '../widgets/tip.ts';
import css from './machine-costs.module.css';

/** The current costs; the edited ones, as typed; and the costs to apply, NaN for invalid numbers. */
export interface MachineCostsProps {
  readonly now: CostModel;
  readonly typed: Readonly<Partial<Record<keyof CostModel, string>>>;
  readonly wanted: CostModel;
  readonly onChange: (typed: MachineCostsProps['typed']) => void;
}

/** A form for the costs of the machine's time; closed at first. */
export function MachineCosts({ now, typed, wanted, onChange }: MachineCostsProps): JSX.Element {
  const other = COST_WORDS.filter(([name]) => now[name] !== DEFAULT_COSTS[name]).length;
  const presets = Object.fromEntries(COST_WORDS.map(([name]) => [name, String(DEFAULT_COSTS[name])]));
  return (
    <details className={css['costs']}>
      <summary>Costs in ns{other > 0 ? ` (${other} changed)` : ''}</summary>
      <p className="dim">
        A model for comparing settings, with typical values of the last ten years. It does not predict a
        particular machine.
      </p>
      {COST_WORDS.map(([name, words]) => (
        <label key={name} className={css['cost']}>
          {words}
          <input
            {...tip(`${name}: default ${DEFAULT_COSTS[name]} ns`)}
            inputMode="numeric"
            aria-invalid={!isCost(wanted[name])}
            value={typed[name] ?? String(now[name])}
            onChange={({ target }) => onChange({ ...typed, [name]: target.value })}
          />
        </label>
      ))}
      <button type="button" onClick={() => onChange(presets)}>
        Reset to defaults
      </button>
    </details>
  );
}
