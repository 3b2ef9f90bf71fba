import {
  ChevronDown,
  Keyboard,
  PanelBottom,
  PanelLeft,
  PanelRight,
  Presentation,
  Search,
} from 'lucide-react';
import type { JSX } from 'react';
import { useSession } from '../../state/page.ts';
import { type PanelName, useSettings } from '../../state/settings.ts';
import { setShell, togglePresenter, useShell } from '../../state/shell.ts';
import { VIEWS } from '../views.tsx';
import { OfflineState } from './offline-state.tsx';
import { useShape } from './shape.ts';
import { ThemeButton } from './theme-button.tsx';
import css from './top-bar.module.css';
import { togglePanel } from './use-panel.ts';

/** The platform's name of the key that opens the commands. */
const COMMAND_KEY = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘K' : 'Ctrl K';

/** Name, what is looked at, the views, and what can be done with the page. */
export function TopBar(): JSX.Element {
  const shape = useShape();
  const view = useShell((shell) => shell.view);
  const hasPanels = VIEWS.some(({ id, hasPanels }) => id === view && hasPanels === true);
  return (
    <header className={css['bar']}>
      <h1 className={css['brand']}>
        <img src="./favicon.svg" alt="" width="20" height="20" />
        <span>slabscope</span>
      </h1>
      <SourceButton />
      <ViewTabs />
      <span className="spring" />
      <button type="button" className={css['file']} onClick={() => setShell({ dialog: 'open' })}>
        Open…
      </button>
      <button type="button" className={css['file']} onClick={() => setShell({ dialog: 'share' })}>
        Share…
      </button>
      <button
        type="button"
        className={`icon ${css['commands']}`}
        aria-label="Commands"
        onClick={() => setShell({ dialog: 'palette' })}
      >
        <Search size={14} aria-hidden="true" />
        <kbd>{COMMAND_KEY}</kbd>
      </button>
      {hasPanels && (shape === 'wide' ? <PanelButtons /> : <SheetButtons isPhone={shape === 'phone'} />)}
      <button
        type="button"
        className={`quiet icon ${css['roomy']}`}
        aria-label="Present"
        title="Present: stage and transport alone, larger type"
        onClick={togglePresenter}
      >
        <Presentation size={16} />
      </button>
      <button
        type="button"
        className={`quiet icon ${css['roomy']}`}
        aria-label="Keys"
        title="All keys (?)"
        onClick={() => setShell({ dialog: 'keys' })}
      >
        <Keyboard size={16} />
      </button>
      <OfflineState />
      <ThemeButton />
    </header>
  );
}

/** What the machine was started from; the choice is a dialog, since there is something to say about each. */
function SourceButton(): JSX.Element {
  const title = useSession((session) => session.origin?.title ?? '');
  return (
    <button
      type="button"
      className={`quiet ${css['source']}`}
      aria-haspopup="dialog"
      title={title}
      onClick={() => setShell({ dialog: 'choose' })}
    >
      <span className="visually-hidden">Machine: </span>
      <span className={css['source-title']}>{title === '' ? 'Starting …' : title}</span>
      <ChevronDown size={14} aria-hidden="true" />
    </button>
  );
}

/** The views, where there is more than one. */
function ViewTabs(): JSX.Element | null {
  const view = useShell((shell) => shell.view);
  if (VIEWS.length < 2) return null;
  return (
    <nav className={css['views']} aria-label="Views">
      {VIEWS.map(({ id, title }, at) => (
        <button
          key={id}
          type="button"
          className="quiet"
          aria-current={id === view ? 'page' : undefined}
          title={`${title} (${at + 1})`}
          onClick={() => setShell({ view: id })}
        >
          {title}
        </button>
      ))}
    </nav>
  );
}

const PANELS: readonly { readonly name: PanelName; readonly label: string; readonly icon: JSX.Element }[] = [
  { name: 'side', label: 'Controls', icon: <PanelLeft size={16} /> },
  { name: 'time', label: 'Timeline', icon: <PanelBottom size={16} /> },
  { name: 'details', label: 'Details', icon: <PanelRight size={16} /> },
];

function PanelButtons(): JSX.Element {
  const settings = useSettings();
  return (
    <span className={css['panels']}>
      {PANELS.map(({ name, label, icon }) => (
        <button
          key={name}
          type="button"
          className="quiet icon"
          aria-label={label}
          aria-expanded={settings[name].isOpen}
          title={`${label}: ${settings[name].isOpen ? 'fold' : 'show'}`}
          onClick={() => togglePanel(name)}
        >
          {icon}
        </button>
      ))}
    </span>
  );
}

function SheetButtons({ isPhone }: { readonly isPhone: boolean }): JSX.Element {
  const sheet = useShell((shell) => shell.sheet);
  const names = isPhone ? (['side', 'details'] as const) : (['details'] as const);
  return (
    <span className={css['panels']}>
      {names.map((name) => (
        <button
          key={name}
          type="button"
          aria-expanded={sheet === name}
          onClick={() => setShell({ sheet: sheet === name ? null : name })}
        >
          {name === 'side' ? 'Controls' : 'Details'}
        </button>
      ))}
    </span>
  );
}
