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
import { setShell, useShell } from '../../state/shell.ts';
import { ActionButton } from '../actions/action-button.tsx';
import { PAGE, PANELS, VIEW_ACTIONS } from '../actions/page.ts';
import { shortcutLabel } from '../actions/shortcut.ts';
import { VIEWS } from '../views.tsx';
import { nameTip } from '../widgets/tip.ts';
import { OfflineState } from './offline-state.tsx';
import { useShape } from './shape.ts';
import { ThemeButton } from './theme-button.tsx';
import css from './top-bar.module.css';

/** Name, machine, views, and actions of the page. */
export function TopBar(): JSX.Element {
  const shape = useShape();
  const view = useShell((shell) => shell.view);
  const { title, hasPanels } = VIEWS.find(({ id }) => id === view) ?? {};
  return (
    <header className={css['bar']}>
      <h1 className="visually-hidden">Slabscope: {title}</h1>
      <div className={css['brand']}>
        <button type="button" className="quiet" onClick={() => setShell({ isWelcome: true })}>
          <img src="./favicon.svg" alt="" width="20" height="20" />
          <span>slabscope</span>
          <span className="visually-hidden"> start page</span>
        </button>
      </div>
      <SourceButton />
      <ViewTabs />
      <span className="spring" />
      <ActionButton action={PAGE.open} className={css['file']} />
      <ActionButton action={PAGE.share} className={css['file']} />
      <ActionButton action={PAGE.commands} className={`icon ${css['commands']}`}>
        <Search size={14} aria-hidden="true" />
        <kbd>{shortcutLabel('mod k')}</kbd>
      </ActionButton>
      {hasPanels === true &&
        (shape === 'wide' ? <PanelButtons /> : <SheetButtons isPhone={shape === 'phone'} />)}
      <ActionButton action={PAGE.present} className={`quiet icon ${css['roomy']}`}>
        <Presentation size={16} />
      </ActionButton>
      <ActionButton action={PAGE.keys} className={`quiet icon ${css['roomy']} ${css['keys']}`}>
        <Keyboard size={16} />
      </ActionButton>
      <OfflineState />
      <ThemeButton />
    </header>
  );
}

/** The machine's title, which opens the choice of machines. */
function SourceButton(): JSX.Element {
  const title = useSession((session) => session.origin?.title ?? '');
  return (
    <button
      type="button"
      className={`quiet ${css['source']}`}
      aria-haspopup="dialog"
      {...nameTip(title)}
      onClick={PAGE.choose.run}
    >
      <span className="visually-hidden">Machine: </span>
      <span className={css['source-title']}>{title === '' ? 'Starting …' : title}</span>
      <ChevronDown size={14} aria-hidden="true" />
    </button>
  );
}

/** The views, if there is more than one. */
function ViewTabs(): JSX.Element | null {
  const view = useShell((shell) => shell.view);
  if (VIEWS.length < 2) return null;
  return (
    <nav className={css['views']} aria-label="Views">
      {VIEW_ACTIONS.map((action) => (
        <ActionButton
          key={action.id}
          action={action}
          className="quiet"
          aria-current={action.id === `view.${view}` ? 'page' : undefined}
        />
      ))}
    </nav>
  );
}

const PANEL_ICONS: readonly (readonly [PanelName, JSX.Element])[] = [
  ['side', <PanelLeft key="side" size={16} />],
  ['time', <PanelBottom key="time" size={16} />],
  ['details', <PanelRight key="details" size={16} />],
];

function PanelButtons(): JSX.Element {
  const settings = useSettings();
  return (
    <span className={css['panels']}>
      {PANEL_ICONS.map(([name, icon]) => (
        <ActionButton
          key={name}
          action={PANELS[name]}
          className="quiet icon"
          aria-expanded={settings[name].isOpen}
        >
          {icon}
        </ActionButton>
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
          className={css['sheet']}
          aria-label={name === 'side' ? 'Controls' : 'Details'}
          aria-expanded={sheet === name}
          onClick={() => setShell({ sheet: sheet === name ? null : name })}
        >
          {name === 'side' ? <PanelLeft size={16} /> : <PanelRight size={16} />}
          <span>{name === 'side' ? 'Controls' : 'Details'}</span>
        </button>
      ))}
    </span>
  );
}
