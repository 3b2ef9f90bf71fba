import { saveRecording } from '../../state/files/save-recording.ts';
import { onDemand } from '../../state/on-demand.ts';
import { app, useSession } from '../../state/page.ts';
import { readFrame, turnTo } from '../../state/reading.ts';
import { setSession } from '../../state/session.ts';
import { type PanelName, setSettings, type Theme, useSettings } from '../../state/settings.ts';
import { setShell, stepOut, togglePresenter, useShell } from '../../state/shell.ts';
import { toggleFullScreen } from '../shell/full-screen.ts';
import { togglePanel } from '../shell/use-panel.ts';
import { VIEWS } from '../views.tsx';
import { type Action, type Table, table } from './action.ts';
import { lookOfStage } from './stage.ts';
import { TEACH } from './teach.ts';

type Name =
  | 'commands'
  | 'choose'
  | 'open'
  | 'share'
  | 'copyLink'
  | 'saveRecording'
  | 'saveScenario'
  | 'saveMetrics'
  | 'saveStage'
  | 'present'
  | 'blank'
  | 'fullScreen'
  | 'keys'
  | 'stepOut';

const picture = onDemand('The export of pictures', () => import('../dialogs/stage-picture.ts'));
const sharing = onDemand('The export', () => import('../../state/files/share.ts'));

/** Dialogs, files, and how the page is shown. */
export const PAGE: Table<Name> = table('page', 'Page', {
  commands: {
    title: 'All commands',
    keys: ['/', 'mod k'],
    label: () => 'Commands',
    run: () => setShell({ dialog: 'palette' }),
  },
  choose: {
    title: 'Choose a machine…',
    detail: 'scenarios and real machines',
    run: () => setShell({ dialog: 'choose' }),
  },
  open: {
    title: 'Open or paste a report…',
    label: () => 'Open…',
    run: () => setShell({ dialog: 'open' }),
  },
  share: { title: 'Share and export…', label: () => 'Share…', run: () => setShell({ dialog: 'share' }) },
  copyLink: {
    title: 'Copy a link',
    detail: 'to this machine with your actions',
    run: () => void sharing().then(({ copyLink }) => copyLink(app, lookOfStage())),
  },
  saveRecording: {
    title: 'Save the recording',
    detail: 'every event and action, as a file (.slabrec)',
    run: () => void saveRecording(app),
  },
  saveScenario: {
    title: 'Save the scenario',
    detail: 'the machine with your actions at their times (JSON)',
    run: () => void sharing().then(({ saveScenario }) => saveScenario(app)),
  },
  saveMetrics: {
    title: 'Save the metrics',
    detail: 'memory, slabs and objects of each cache over time (CSV)',
    run: () => void sharing().then(({ saveMetrics }) => saveMetrics(app)),
  },
  saveStage: {
    title: 'Save the picture',
    detail: 'the stage as it is now (PNG)',
    run: () => void picture().then(({ saveStage }) => saveStage()),
  },
  present: {
    title: 'Presenter mode',
    detail: 'caption, stage and chapters only, larger type',
    keys: ['P'],
    run: togglePresenter,
  },
  blank: {
    title: 'Blank the screen',
    detail: 'in presenter mode; any of these keys shows it again',
    keys: ['b', '.'],
    isAvailable: () => useShell.getState().mode === 'presenter',
    run: () => setShell({ isBlank: !useShell.getState().isBlank }),
  },
  fullScreen: { title: 'Full screen', keys: ['f'], run: () => void toggleFullScreen() },
  keys: { title: 'Keyboard shortcuts', keys: ['?'], run: () => setShell({ dialog: 'keys' }) },
  stepOut: {
    title: 'Close, leave presenter mode, or clear the selection',
    detail: 'one per press',
    keys: ['Escape'],
    run: () => void stepOut(app),
  },
});

/** The views, with the keys 1, 2, … */
export const VIEW_ACTIONS: readonly Action[] = VIEWS.map(({ id, title }, at) => ({
  id: `view.${id}`,
  title: `${title} view`,
  group: 'Views',
  keys: [String(at + 1)],
  label: () => title,
  run: () => setShell({ view: id }),
}));

/** Folds or shows the panels around the stage. */
export const PANELS: Table<PanelName> = table('panel', 'Page', {
  side: panel('side', 'Controls'),
  time: panel('time', 'Timeline'),
  details: panel('details', 'Details'),
});

function panel(name: PanelName, label: string) {
  return {
    title: `Fold or show the ${label.toLowerCase()}`,
    label: () => label,
    run: () => togglePanel(name),
  };
}

const READING: Table<'table' | 'code' | 'reap'> = table('reading', 'Reading', {
  table: {
    title: 'Picture or table',
    detail: 'switches between the two',
    run: () =>
      setSession(app, { pictureAs: useSession.getState().pictureAs === 'table' ? 'stage' : 'table' }),
  },
  code: { title: 'Read the code that runs', detail: 'Now running', run: () => readFrame(app, null) },
  reap: {
    title: 'What would a reap free now?',
    run: () => {
      setSession(app, { selection: null });
      turnTo(app, 'inspect');
    },
  },
});

const THEMES: readonly Theme[] = ['system', 'dark', 'light'];

/** The palette's actions on the page. */
export function pageActions(): readonly Action[] {
  return [
    ...VIEW_ACTIONS,
    ...Object.values(READING),
    ...Object.values(PAGE).filter((action) => action !== PAGE.stepOut),
    ...Object.values(PANELS),
    ...Object.values(TEACH),
    {
      id: 'page.lanes',
      title: 'CPU lanes',
      detail: 'shows or hides them in the timeline',
      group: 'Page',
      run: () => setSettings({ hasLanes: !useSettings.getState().hasLanes }),
    },
    ...THEMES.map((theme) => ({
      id: 'page.theme',
      title: `Theme: ${theme}`,
      group: 'Page' as const,
      run: () => setSettings({ theme }),
    })),
  ];
}
