import type { JSX } from 'react';
import { INVARIANTS, PROGRAMS, type Program } from '../../../engine/index.ts';
import { FIND_GROUPS, findWords, interruptions, isFindName } from '../../words/explore.ts';
import { Choice } from '../widgets/choice.tsx';
import css from './explore.module.css';
import { explorer, useExploring } from './explorer.ts';

/** Interruptions up to which all orders can be run. */
const BOUNDS = [0, 1, 2, 3, 4, 5] as const;

/** What is looked for, how far, and the button that starts the search. */
export function SearchPanel({ onSearch }: { readonly onSearch: () => void }): JSX.Element {
  const { find, most, state } = useExploring();
  const isBusy = state === 'running' || state === 'paused';
  return (
    <form
      className={css['form']}
      aria-label="Search"
      onSubmit={(event) => {
        event.preventDefault();
        explorer.search();
        onSearch();
      }}
    >
      <LookFor />
      <p className="dim">{findWords(find).detail}</p>
      <Choice
        label="All orders with up to"
        value={most}
        values={BOUNDS}
        titleOf={interruptions}
        onChange={(bound) => explorer.bound(bound)}
      />
      <div className={css['buttons']}>
        <button type="submit" className="primary" disabled={isBusy}>
          Search
        </button>
        {isBusy && (
          <>
            <button type="button" onClick={() => explorer.pause(state === 'running')}>
              {state === 'running' ? 'Pause' : 'Resume'}
            </button>
            <button type="button" onClick={() => explorer.stop()}>
              Stop
            </button>
          </>
        )}
      </div>
    </form>
  );
}

/** The list of what can be looked for. */
function LookFor(): JSX.Element {
  const { find, name } = useExploring();
  const own = name === null ? null : ownFind(name);
  const value = typeof find === 'string' ? find : find === INVARIANTS ? 'invariants' : 'own';
  const look = (chosen: string): void => {
    if (chosen === 'own' && own !== null) explorer.lookFor(own);
    else if (chosen === 'invariants') explorer.lookFor(INVARIANTS);
    else if (isFindName(chosen)) explorer.lookFor(chosen);
  };
  return (
    <label className={css['looking']}>
      <h2>What are you looking for?</h2>
      <select value={value} onChange={(event) => look(event.target.value)}>
        {value === 'own' && <option value="own">{findWords(find).title}</option>}
        {value !== 'own' && own !== null && typeof own !== 'string' && own !== INVARIANTS && (
          <option value="own">{findWords(own).title}</option>
        )}
        <option value="invariants">{findWords(INVARIANTS).title}</option>
        {FIND_GROUPS.map((group) => (
          <optgroup key={group.title} label={group.title}>
            {group.names.map((one) => (
              <option key={one} value={one}>
                {findWords(one).title}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </label>
  );
}

/** What a program of the catalogue asks for. */
function ownFind(name: string): Program['find'] | null {
  return PROGRAMS[name]?.find ?? null;
}
