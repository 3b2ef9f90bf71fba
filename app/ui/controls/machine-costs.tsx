import type { JSX } from 'react';
import { type CostModel, DEFAULT_COSTS } from '../../../engine/index.ts';
import { isCost } from '../../state/start/another-machine.ts';
import { COST_WORDS } from './cost-words.ts';
import css from './machine-costs.module.css';

/** Costs as they are; as they are typed, those that were touched; and as they would be, NaN for no number. */
export interface MachineCostsProps {
  readonly now: CostModel;
  readonly typed: Readonly<Partial<Record<keyof CostModel, string>>>;
  readonly wanted: CostModel;
  readonly onChange: (typed: MachineCostsProps['typed']) => void;
}

/** What things cost in the machine's time, to be changed; folded away at first. */
export function MachineCosts({ now, typed, wanted, onChange }: MachineCostsProps): JSX.Element {
  const other = COST_WORDS.filter(([name]) => now[name] !== DEFAULT_COSTS[name]).length;
  const presets = Object.fromEntries(COST_WORDS.map(([name]) => [name, String(DEFAULT_COSTS[name])]));
  return (
    <details className={css['costs']}>
      <summary>Costs in ns{other > 0 ? ` (${other} not as preset)` : ''}</summary>
      <p className="dim">
        A model, to compare one setting with another: figures of the order that machines of the last ten years
        show. They predict no machine.
      </p>
      {COST_WORDS.map(([name, words]) => (
        <label key={name} className={css['cost']} title={`${name}: preset ${DEFAULT_COSTS[name]} ns`}>
          {words}
          <input
            inputMode="numeric"
            aria-invalid={!isCost(wanted[name])}
            value={typed[name] ?? String(now[name])}
            onChange={({ target }) => onChange({ ...typed, [name]: target.value })}
          />
        </label>
      ))}
      <button type="button" onClick={() => onChange(presets)}>
        All as preset
      </button>
    </details>
  );
}
