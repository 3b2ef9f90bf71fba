import { X } from 'lucide-react';
import type { JSX } from 'react';
import type { Predicate } from '../../../engine/index.ts';
import {
  ATOM_KINDS,
  kindOfAtom,
  MOST_FACTS,
  newFact,
  type OwnFact,
  type OwnFind,
  ownFindOf,
  predicateFrom,
} from '../../model/explore/own-find.ts';
import { FACT_KINDS, factWords } from '../../words/explore-facts.ts';
import { Check } from '../widgets/check.tsx';
import { Choice } from '../widgets/choice.tsx';
import { explorer } from './explorer.ts';
import { FactFields } from './fact-fields.tsx';
import css from './own-condition.module.css';

const JOINS = ['all', 'any'] as const;
const JOIN_WORDS = { all: 'all of this holds at once', any: 'any of this holds' };

/** The user's own condition, made of facts. Shows nothing if it is nested too deeply for the form. */
export function OwnCondition({ predicate }: { readonly predicate: Predicate }): JSX.Element | null {
  const own = ownFindOf(predicate);
  if (own === null) return <pre className={css['nested']}>{JSON.stringify(predicate, null, 1)}</pre>;
  const { join, facts } = own;
  const set = (change: Partial<OwnFind>): void => explorer.lookFor(predicateFrom({ ...own, ...change }));
  return (
    <fieldset className={css['condition']}>
      <legend className="visually-hidden">Your own condition</legend>
      {facts.length > 1 && (
        <Choice
          label="It happens when"
          value={join}
          values={JOINS}
          titleOf={(one) => JOIN_WORDS[one]}
          onChange={(one) => set({ join: one })}
        />
      )}
      <ol>
        {facts.map((fact, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a fact has no name of its own.
          <li key={i}>
            <Fact
              fact={fact}
              number={i + 1}
              isOnly={facts.length === 1}
              onChange={(next) => set({ facts: facts.with(i, next) })}
              onRemove={() => set({ facts: facts.toSpliced(i, 1) })}
            />
          </li>
        ))}
      </ol>
      <button
        type="button"
        disabled={facts.length >= MOST_FACTS}
        onClick={() => set({ facts: [...facts, newFact('flag')] })}
      >
        Add a fact
      </button>
    </fieldset>
  );
}

interface FactProps {
  readonly fact: OwnFact;
  /** From 1. */
  readonly number: number;
  readonly isOnly: boolean;
  readonly onChange: (fact: OwnFact) => void;
  readonly onRemove: () => void;
}

function Fact({ fact, number, isOnly, onChange, onRemove }: FactProps): JSX.Element {
  const { isNot, atom } = fact;
  const words = factWords(atom, isNot);
  return (
    <fieldset className={css['fact']}>
      <legend className="visually-hidden">
        Fact {number}: {words}
      </legend>
      <div className={css['head']}>
        <Choice
          label={`Kind of fact ${number}`}
          isLabelHidden
          value={kindOfAtom(atom)}
          values={ATOM_KINDS}
          titleOf={(kind) => FACT_KINDS[kind]}
          onChange={(kind) => onChange(newFact(kind))}
        />
        <button
          type="button"
          className="quiet"
          aria-label={`Remove fact ${number}`}
          disabled={isOnly}
          onClick={onRemove}
        >
          <X size={14} aria-hidden />
        </button>
      </div>
      <FactFields atom={atom} onChange={(next) => onChange({ isNot, atom: next })} />
      <Check label="Negate this fact" isOn={isNot} onChange={(isOn) => onChange({ isNot: isOn, atom })} />
    </fieldset>
  );
}
