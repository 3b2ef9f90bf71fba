import { ListFilter } from 'lucide-react';
import { type JSX, useDeferredValue, useEffect, useMemo, useState } from 'react';
import { ALL_EVENTS, type EventFilter } from '../../model/events/search.ts';
import { formatCount } from '../../words/numbers.ts';
import { Term } from '../widgets/term.tsx';
import { nameTip } from '../widgets/tip.ts';
import { useThrottledSession } from '../widgets/use-throttled-session.ts';
import { EventFilters } from './event-filters.tsx';
import { EventList } from './event-list.tsx';
import css from './events.module.css';
import { type Found, useEventSearch } from './use-event-search.ts';

/** All events, each in a sentence, with search and filters. */
export function EventsPanel(): JSX.Element {
  const session = useThrottledSession();
  const { recording, length, moment, selection } = session;
  const [chosen, setChosen] = useState<EventFilter>(ALL_EVENTS);
  const [followsSelection, setFollows] = useState(false);
  const [isOpen, setOpen] = useState(false);
  const text = useDeferredValue(chosen.text);
  const about = followsSelection && selection?.kind !== 'pages' ? selection : null;
  const filter = useMemo(() => ({ ...chosen, text, about }), [chosen, text, about]);
  const { origin } = session;
  // Numbers of CPUs, threads and caches are meaningless on another machine.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the machine is what the effect waits for.
  useEffect(() => {
    setChosen((last) => (isOfMachine(last) ? { ...last, cpu: -1, task: -1, cache: -1 } : last));
  }, [origin]);
  const found = useEventSearch(recording, length, filter);
  const clear = (): void => {
    setChosen(ALL_EVENTS);
    setFollows(false);
  };
  return (
    <section aria-label="Events" className={css['events']}>
      <Head
        text={chosen.text}
        isOpen={isOpen}
        onType={(words) => setChosen({ ...chosen, text: words })}
        onToggle={() => setOpen(!isOpen)}
      />
      {isOpen && (
        <EventFilters
          session={session}
          filter={chosen}
          followsSelection={followsSelection}
          onChange={(change) => setChosen({ ...chosen, ...change })}
          onFollow={setFollows}
        />
      )}
      {found.moments !== null && <Result found={found} length={length} onClear={clear} />}
      {found.keptFrom > 0 && (
        <p className={css['result']}>
          The first {formatCount(found.keptFrom)} events were discarded to save memory.
        </p>
      )}
      <EventList recording={recording} found={found} moment={moment} />
    </section>
  );
}

interface HeadProps {
  /** The words to search for. */
  readonly text: string;
  /** Whether the filters are shown. */
  readonly isOpen: boolean;
  readonly onType: (text: string) => void;
  readonly onToggle: () => void;
}

function Head({ text, isOpen, onType, onToggle }: HeadProps): JSX.Element {
  return (
    <header className={css['head']}>
      <Term name="event" heading={2}>
        Events
      </Term>
      <input
        type="search"
        aria-label="Search the events"
        placeholder="words"
        value={text}
        onChange={(event) => onType(event.target.value)}
      />
      <button
        type="button"
        className="icon"
        aria-expanded={isOpen}
        aria-label="Filter the events"
        {...nameTip('Filter the events')}
        onClick={onToggle}
      >
        <ListFilter size={14} />
      </button>
    </header>
  );
}

/** Whether a filter depends on one machine. */
function isOfMachine({ cpu, task, cache }: EventFilter): boolean {
  return cpu >= 0 || task >= 0 || cache >= 0;
}

/** How many events were found, how far the search has got, and a button to show all again. */
function Result({
  found,
  length,
  onClear,
}: {
  readonly found: Found;
  readonly length: number;
  readonly onClear: () => void;
}): JSX.Element {
  const { count, progress } = found;
  const isDone = progress >= 1;
  return (
    <p className={css['result']}>
      <span role="status">
        {formatCount(count)} of {formatCount(length)}
        {isDone ? '' : ` · searched ${Math.floor(100 * progress)} %`}
      </span>
      <button type="button" className="quiet" onClick={onClear}>
        Show all
      </button>
    </p>
  );
}
