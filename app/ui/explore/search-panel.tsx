import type { JSX } from 'react';
import { INVARIANTS, PROGRAMS, type Program } from '../../../engine/index.ts';
import { FIRST_FIND, isForInvariants, isSameFind, predicateFrom } from '../../model/explore/own-find.ts';
import { interruptions } from '../../words/explore.ts';
import { FIND_GROUPS, findWords, isFindName, OWN_CONDITION } from '../../words/explore-finds.ts';
import { Choice } from '../widgets/choice.tsx';
import css from './explore.module.css';
import { explorer, useExploring } from './explorer.ts';
import { OwnCondition } from './own-condition.tsx';

/** Interruptions up to which all orders can be run. */
const BOUNDS = [0, 1, 2, 3, 4, 5] as const;

/** The condition, the bound, and the button that starts the search. */
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
        explorer.showScheduler(false);
        onSearch();
      }}
    >
      <LookFor />
      <p className="dim">{findWords(find).detail}</p>
      {typeof find !== 'string' && !isForInvariants(find) && <OwnCondition predicate={find} />}
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

/** The list of conditions to look for. */
function LookFor(): JSX.Element {
  const { find, name } = useExploring();
  const own = name === null ? null : ownFind(name);
  const value = chosenFind(find, own);
  const look = (chosen: string): void => {
    if (chosen === 'program' && own !== null) explorer.lookFor(own);
    else if (chosen === 'own') explorer.lookFor(predicateFrom(FIRST_FIND));
    else if (chosen === 'invariants') explorer.lookFor(INVARIANTS);
    else if (isFindName(chosen)) explorer.lookFor(chosen);
  };
  return (
    <label className={css['looking']}>
      <h2>What are you looking for?</h2>
      <select value={value} onChange={(event) => look(event.target.value)}>
        {own !== null && typeof own !== 'string' && !isForInvariants(own) && (
          <option value="program">{findWords(own).title}</option>
        )}
        <option value="own">{OWN_CONDITION}</option>
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

/** The list entry of the current condition. `own`: the condition of the program in the catalogue. */
function chosenFind(find: Program['find'], own: Program['find'] | null): string {
  if (typeof find === 'string') return find;
  if (isForInvariants(find)) return 'invariants';
  return own !== null && isSameFind(find, own) ? 'program' : 'own';
}

/** The condition of a program of the catalogue. */
function ownFind(name: string): Program['find'] | null {
  return PROGRAMS[name]?.find ?? null;
}
