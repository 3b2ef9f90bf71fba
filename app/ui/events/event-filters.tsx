import type { JSX } from 'react';
import { GROUPS, type GroupName } from '../../model/events/groups.ts';
import type { EventFilter } from '../../model/events/search.ts';
import type { Session } from '../../state/session.ts';
import css from './events.module.css';

/** What a selection is called where only its events are to be shown. */
const ABOUT: Readonly<Record<string, string>> = {
  object: 'only the selected object',
  slab: 'only the selected slab',
  magazine: 'only the selected magazine',
  cpu: 'only the selected CPU',
  task: 'only the selected thread',
  pages: 'pages cannot be followed by their events',
};

const GROUP_NAMES = Object.entries(GROUPS) as readonly (readonly [GroupName, (typeof GROUPS)[GroupName]])[];

/** What is let through, besides words: kinds, cpu, thread, cache, and the selection. */
export function EventFilters({
  session,
  filter,
  followsSelection,
  onChange,
  onFollow,
}: {
  readonly session: Session;
  readonly filter: EventFilter;
  readonly followsSelection: boolean;
  readonly onChange: (change: Partial<EventFilter>) => void;
  readonly onFollow: (follows: boolean) => void;
}): JSX.Element {
  const { view, cpus, selection } = session;
  const { groups, cpu, task, cache } = filter;
  const toggle = (group: GroupName): void =>
    onChange({
      groups: groups.includes(group) ? groups.filter((other) => other !== group) : [...groups, group],
    });
  return (
    <fieldset className={css['filters']} aria-label="Filter">
      <div className={css['groups']}>
        {GROUP_NAMES.map(([id, { name, about }]) => (
          <button
            key={id}
            type="button"
            title={about}
            aria-pressed={groups.includes(id)}
            onClick={() => toggle(id)}
          >
            {name}
          </button>
        ))}
      </div>
      <div className={css['choices']}>
        <select
          aria-label="Events of CPU"
          value={cpu}
          onChange={(event) => onChange({ cpu: Number(event.target.value) })}
        >
          <option value={-1}>all CPUs</option>
          {Array.from({ length: cpus }, (_, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the index is the cpu's own number.
            <option key={i} value={i}>
              CPU {i}
            </option>
          ))}
        </select>
        <select
          aria-label="Events of thread"
          value={task}
          onChange={(event) => onChange({ task: Number(event.target.value) })}
        >
          <option value={-1}>all threads</option>
          {view.tasks.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </select>
        <select
          className={css['wide']}
          aria-label="Events of cache"
          value={cache}
          onChange={(event) => onChange({ cache: Number(event.target.value) })}
        >
          <option value={-1}>all caches</option>
          {view.caches.map(
            (one) =>
              one !== null && (
                <option key={one.index} value={one.index}>
                  {one.name}
                </option>
              ),
          )}
        </select>
      </div>
      <label className="check">
        <input
          type="checkbox"
          checked={followsSelection}
          disabled={selection === null || selection.kind === 'pages'}
          onChange={(event) => onFollow(event.target.checked)}
        />
        {ABOUT[selection?.kind ?? ''] ?? 'only what is selected: nothing is'}
      </label>
    </fieldset>
  );
}
