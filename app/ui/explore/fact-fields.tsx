import type { JSX } from 'react';
import type { Atom } from '../../../engine/index.ts';
import { type AtomField, fieldsOf } from '../../model/explore/atom-fields.ts';
import { fieldName, valueName } from '../../words/explore-facts.ts';
import { Choice } from '../widgets/choice.tsx';
import { Field } from '../widgets/field.tsx';
import css from './own-condition.module.css';

/** The value of a part that may be anything. */
const ANY = '';
const ANY_WORDS = 'any';

interface FieldsProps {
  readonly atom: Atom;
  readonly onChange: (atom: Atom) => void;
}

/** The parts of a fact, each with a control for its value. */
export function FactFields({ atom, onChange }: FieldsProps): JSX.Element {
  return (
    <div className={css['fields']}>
      {fieldsOf(atom).map((field) => (
        <OneField key={field.name} field={field} onChange={onChange} />
      ))}
    </div>
  );
}

interface OneProps {
  readonly field: AtomField;
  readonly onChange: (atom: Atom) => void;
}

function OneField({ field, onChange }: OneProps): JSX.Element {
  const { name } = field;
  const label = fieldName(name);
  if (field.kind === 'choice')
    return (
      <Choice
        label={label}
        value={field.value ?? ANY}
        values={field.isOptional ? [ANY, ...field.values] : field.values}
        titleOf={(value) => (value === ANY ? ANY_WORDS : valueName(name, value))}
        onChange={(value) => onChange(field.change(value === ANY ? null : value))}
      />
    );
  if (field.kind === 'text')
    return <Field label={label} text={field.value} onChange={(text) => onChange(field.change(text))} />;
  return (
    <Field
      label={label}
      inputMode="numeric"
      text={field.value === null ? '' : String(field.value)}
      onChange={(text) => {
        const value = text.trim() === '' ? null : Number(text);
        if (value === null || (Number.isInteger(value) && Math.abs(value) <= MOST))
          onChange(field.change(value));
      }}
    />
  );
}

/** The largest number to ask for: a limit of the schema. */
const MOST = 1_000_000;
