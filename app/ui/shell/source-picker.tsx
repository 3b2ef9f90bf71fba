import type { JSX } from 'react';
import { useSession } from '../../state/session.ts';
import { SOURCE_GROUPS, sourceOf } from '../sources.ts';
import css from './top-bar.module.css';

/** What the machine is started from. */
export function SourcePicker(): JSX.Element {
  const title = useSession((session) => session.origin?.title ?? '');
  const known = sourceOf(title);
  return (
    <label className={css['source']}>
      <span className="visually-hidden">Machine</span>
      <select
        value={known === undefined ? title : known.title}
        title={title}
        onChange={(event) => sourceOf(event.target.value)?.start()}
      >
        {known === undefined && <option value={title}>{title === '' ? 'Starting …' : title}</option>}
        {SOURCE_GROUPS.map(({ name, sources }) => (
          <optgroup key={name} label={name}>
            {sources.map((source) => (
              <option key={source.title}>{source.title}</option>
            ))}
          </optgroup>
        ))}
      </select>
    </label>
  );
}
