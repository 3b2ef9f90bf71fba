import { X } from 'lucide-react';
import { type JSX, useRef } from 'react';
import { setShell, useShell } from '../../state/shell.ts';
import { lazily } from '../widgets/lazily.tsx';
import { useFocusWhileOpen } from '../widgets/use-focus-while-open.ts';
import css from './events-drawer.module.css';

const EventsPanel = lazily(
  { what: 'The list of events' },
  async () => (await import('./events-panel.tsx')).EventsPanel,
);

/** The id of the drawer, for the button that opens it. */
export const EVENTS_DRAWER = 'events-drawer';

/** The list of events over the lower edge of the stage, wide enough for whole sentences. */
export function EventsDrawer(): JSX.Element | null {
  const hasEvents = useShell((shell) => shell.hasEvents);
  return hasEvents ? <Drawer /> : null;
}

function Drawer(): JSX.Element {
  const drawer = useRef<HTMLElement>(null);
  useFocusWhileOpen(drawer);
  return (
    <aside
      ref={drawer}
      id={EVENTS_DRAWER}
      className={css['drawer']}
      tabIndex={-1}
      aria-label="List of events"
    >
      <EventsPanel />
      <button
        type="button"
        className={`quiet icon ${css['close']}`}
        aria-label="Close the events"
        onClick={() => setShell({ hasEvents: false })}
      >
        <X size={16} />
      </button>
    </aside>
  );
}
