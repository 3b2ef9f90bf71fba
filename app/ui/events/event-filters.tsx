import type { JSX } from 'react';
import { GROUPS, type GroupName } from '../../model/events/groups.ts';
import type { EventFilter } from '../../model/events/search.ts';
import type { Session } from '../../state/session.ts';
import { GROUP_WORDS } from '../../words/event-groups.ts';
import { Check } from '../widgets/check.tsx';
import { tip } from '../widgets/tip.ts';
import css from './events.module.css';

/** The label of the choice to show only events of the selection, by kind of selection. */
const ABOUT: Readonly<Record<string, string>> = {
  object: 'only the selected object',
  slab: 'only the selected slab',
  magazine: 'only the selected magazine',
  cpu: 'only the selected CPU',
  task: 'only the selected thread',
  pages: 'only the selection (not possible for pages)',
};

/** Filters besides the text: groups, CPU, thread, cache, and the selection. */
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
      <Groups chosen={groups} onToggle={toggle} />
      <div className={css['choices']}>
        <Filter
          label="Events of CPU"
          all="all CPUs"
          value={cpu}
          options={Array.from({ length: cpus }, (_, i) => [i, `CPU ${i}`])}
          onChange={(chosen) => onChange({ cpu: chosen })}
        />
        <Filter
          label="Events of thread"
          all="all threads"
          value={task}
          options={view.tasks.map(({ id, name }) => [id, name])}
          onChange={(chosen) => onChange({ task: chosen })}
        />
        <Filter
          className={css['wide']}
          label="Events of cache"
          all="all caches"
          value={cache}
          options={view.caches.flatMap((one) => (one === null ? [] : [[one.index, one.name]]))}
          onChange={(chosen) => onChange({ cache: chosen })}
        />
      </div>
      <Check
        label={ABOUT[selection?.kind ?? ''] ?? 'only the selection (nothing is selected)'}
        isOn={followsSelection}
        isDisabled={selection === null || selection.kind === 'pages'}
        onChange={onFollow}
      />
    </fieldset>
  );
}

interface GroupsProps {
  readonly chosen: readonly GroupName[];
  readonly onToggle: (group: GroupName) => void;
}

function Groups({ chosen, onToggle }: GroupsProps): JSX.Element {
  return (
    <div className={css['groups']}>
      {GROUPS.map((group) => (
        <button
          key={group}
          type="button"
          {...tip(GROUP_WORDS[group])}
          aria-pressed={chosen.includes(group)}
          onClick={() => onToggle(group)}
        >
          {group}
        </button>
      ))}
    </div>
  );
}

interface FilterProps {
  readonly label: string;
  /** The label for no filter. */
  readonly all: string;
  /** −1 for no filter. */
  readonly value: number;
  readonly options: readonly (readonly [value: number, title: string])[];
  readonly onChange: (value: number) => void;
  readonly className?: string | undefined;
}

function Filter({ label, all, value, options, onChange, className }: FilterProps): JSX.Element {
  return (
    <select
      className={className}
      aria-label={label}
      value={value}
      onChange={(event) => onChange(Number(event.target.value))}
    >
      <option value={-1}>{all}</option>
      {options.map(([id, title]) => (
        <option key={id} value={id}>
          {title}
        </option>
      ))}
    </select>
  );
}
