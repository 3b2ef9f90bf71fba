import { type JSX, type RefObject, useEffect, useRef } from 'react';
import { app, useReading, useSession } from '../../state/page.ts';
import { type Reading, turnTo } from '../../state/reading.ts';
import { ReapQuestion } from '../inspector/reap-question.tsx';
import { Counters } from '../picture/counters.tsx';
import { Guarded } from '../widgets/guarded.tsx';
import { later, lazily } from '../widgets/lazily.tsx';
import { useThrottledSession } from '../widgets/use-throttled-session.ts';
import css from './details.module.css';
import { ThreadsList } from './threads-list.tsx';

const CodePanel = lazily(
  { what: '“Now running”' },
  async () => (await import('../code/code-panel.tsx')).CodePanel,
);
const EventsPanel = later(
  { what: 'The list of events', waiting: <div className={css['waiting']} /> },
  async () => (await import('../events/events-panel.tsx')).EventsPanel,
);
const Inspector = lazily(
  { what: 'The inspector' },
  async () => (await import('../inspector/inspector.tsx')).Inspector,
);

const TABS: readonly { readonly id: Reading['tab']; readonly name: string }[] = [
  { id: 'inspect', name: 'Inspect' },
  { id: 'code', name: 'Now running' },
];

/** Details of the machine: the selection or the code that runs, and the events below. */
export function Details(): JSX.Element {
  const tab = useReading((reading) => reading.tab);
  const page = useRef<HTMLDivElement>(null);
  useTurnToSelection(page);
  return (
    <div className={css['details']}>
      <div className={css['tabs']} role="tablist" aria-label="Details">
        {TABS.map(({ id, name }) => (
          <button
            key={id}
            type="button"
            role="tab"
            id={`details-tab-${id}`}
            aria-selected={tab === id}
            aria-controls="details-page"
            onClick={() => turnTo(app, id)}
          >
            {name}
          </button>
        ))}
      </div>
      <div
        ref={page}
        className={css['page']}
        role="tabpanel"
        id="details-page"
        aria-labelledby={`details-tab-${tab}`}
      >
        <Guarded key={tab} what="This page">
          {tab === 'inspect' ? <Inspect /> : <CodePanel />}
        </Guarded>
      </div>
      <EventsPanel />
    </div>
  );
}

function Inspect(): JSX.Element {
  const session = useThrottledSession();
  const cache = session.view.caches[session.focus] ?? null;
  return (
    <>
      {session.selection !== null && <Inspector session={session} selection={session.selection} />}
      {cache !== null && <Counters cache={cache} />}
      {cache !== null && cache.linuxLive < 0 && <ReapQuestion session={session} cache={cache} />}
      <ThreadsList session={session} />
    </>
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
