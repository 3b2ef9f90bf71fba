import { ChevronUp } from 'lucide-react';
import { type JSX, type RefObject, useEffect, useRef, useState } from 'react';
import { app, useReading, useSession } from '../../state/page.ts';
import { type Reading, turnTo } from '../../state/reading.ts';
import { setShell, useShell } from '../../state/shell.ts';
import { formatCount } from '../../words/numbers.ts';
import { EVENTS_DRAWER } from '../events/events-drawer.tsx';
import { ReapQuestion } from '../inspector/reap-question.tsx';
import { Counters } from '../picture/counters.tsx';
import { ObjectSplit } from '../picture/object-split.tsx';
import { Guarded } from '../widgets/guarded.tsx';
import { later, lazily } from '../widgets/lazily.tsx';
import { type Tab, TabList, tabId } from '../widgets/tab-list.tsx';
import { useThrottledSession } from '../widgets/use-throttled-session.ts';
import css from './details.module.css';
import { ThreadsList } from './threads-list.tsx';

const CodePanel = lazily(
  { what: '“Now running”' },
  async () => (await import('../code/code-panel.tsx')).CodePanel,
);
const RunningLine = later(
  { what: 'The line that runs' },
  async () => (await import('../code/running-line.tsx')).RunningLine,
);
const Inspector = lazily(
  { what: 'The inspector' },
  async () => (await import('../inspector/inspector.tsx')).Inspector,
);

const TABS: readonly Tab<Reading['tab']>[] = [
  { id: 'inspect', name: 'Inspect' },
  { id: 'code', name: 'Now running' },
];

const PANEL = 'details-page';

/** Details of the machine: the selection, the cache in focus, and the code that runs. */
export function Details(): JSX.Element {
  const tab = useReading((reading) => reading.tab);
  const page = useRef<HTMLDivElement>(null);
  useTurnToSelection(page);
  return (
    <div className={css['details']}>
      <TabList
        label="Details"
        tabs={TABS}
        chosen={tab}
        onChoose={(id) => turnTo(app, id)}
        panel={PANEL}
        className={css['tabs']}
      />
      <div ref={page} className={css['page']} role="tabpanel" id={PANEL} aria-labelledby={tabId(PANEL, tab)}>
        <Guarded key={tab} what="This page">
          {tab === 'inspect' ? <Inspect /> : <CodePanel />}
        </Guarded>
      </div>
      <EventsButton />
    </div>
  );
}

/** Answers first, then facts, then code. */
function Inspect(): JSX.Element {
  const session = useThrottledSession();
  const { selection, origin } = session;
  const cache = session.view.caches[session.focus] ?? null;
  return (
    <>
      {selection !== null && <Inspector session={session} selection={selection} />}
      {selection === null && origin !== null && <About words={origin.caption} />}
      {cache !== null && <ObjectSplit cache={cache} />}
      {cache !== null && cache.linuxLive < 0 && <ReapQuestion session={session} cache={cache} />}
      {cache !== null && <Counters cache={cache} />}
      <RunningLine />
      <ThreadsList session={session} />
    </>
  );
}

/** The description of the machine; a long one is cut until it is clicked. */
function About({ words }: { readonly words: string }): JSX.Element {
  const [isWhole, setWhole] = useState(false);
  return (
    <button type="button" className={css['about']} aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
      <span>{words}</span>
    </button>
  );
}

/** Opens and closes the list of events. */
function EventsButton(): JSX.Element {
  const { length } = useThrottledSession();
  const hasEvents = useShell((shell) => shell.hasEvents);
  return (
    <button
      type="button"
      className={css['events']}
      aria-label="Events"
      aria-expanded={hasEvents}
      aria-controls={EVENTS_DRAWER}
      onClick={() => setShell({ hasEvents: !hasEvents })}
    >
      Events
      <span className="spring" />
      <span className="mono dim">{formatCount(length)}</span>
      <ChevronUp size={15} aria-hidden="true" />
    </button>
  );
}

/** A new selection opens its tab, scrolled to the top. */
function useTurnToSelection(page: RefObject<HTMLElement | null>): void {
  useEffect(
    () =>
      useSession.subscribe((now, last) => {
        if (now.selection === null || now.selection === last.selection) return;
        turnTo(app, 'inspect');
        if (page.current !== null) page.current.scrollTop = 0;
      }),
    [page],
  );
}
