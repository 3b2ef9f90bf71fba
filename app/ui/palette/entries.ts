import { TUNABLES } from '../../../engine/index.ts';
import { MARKS } from '../../model/series/marks.ts';
import { saveRecording } from '../../state/files/save-recording.ts';
import { copyLink, saveMetrics, saveScenario } from '../../state/files/share.ts';
import { app, useSession } from '../../state/page.ts';
import { readFrame, turnTo } from '../../state/reading.ts';
import { focusOn, seek, setSession, tunableValue } from '../../state/session.ts';
import { type PanelName, setSettings, type Theme, useSettings } from '../../state/settings.ts';
import { setShell, togglePresenter } from '../../state/shell.ts';
import { MARK_WORDS } from '../../words/marks.ts';
import { saveStage } from '../dialogs/stage-picture.ts';
import { toggleFullScreen } from '../shell/full-screen.ts';
import { togglePanel } from '../shell/use-panel.ts';
import { SOURCE_GROUPS } from '../sources.ts';
import { changeSpeed } from '../transport/speed.tsx';
import { VIEWS } from '../views.tsx';
import { actEntries } from './act-entries.ts';
import type { Entry } from './entry.ts';
import { makeEntries } from './make-entries.ts';

/** Everything that can be done now, in the order in which it is shown before anything is typed. */
export function allEntries(): readonly Entry[] {
  return [
    ...timeEntries(),
    ...actEntries(),
    ...cacheEntries(),
    ...makeEntries(),
    ...viewEntries(),
    ...readingEntries(),
    ...pageEntries(),
    ...tunableEntries(),
    ...sourceEntries(),
  ];
}

function timeEntries(): readonly Entry[] {
  const { playing, recording } = useSession.getState();
  const group = 'Time';
  return [
    { title: playing ? 'Pause' : 'Play', keys: 'space', group, run: app.playback.toggle },
    { title: 'Step an event', keys: '→', group, run: () => void app.playback.step('event', 1) },
    { title: 'Step back an event', keys: '←', group, run: () => void app.playback.step('event', -1) },
    { title: 'Step a call', keys: 'shift →', group, run: () => void app.playback.stepCommand() },
    { title: 'Step back a call', keys: 'shift ←', group, run: app.playback.stepCommandBack },
    { title: 'Step a jiffy', keys: '.', group, run: () => void app.playback.stepJiffy(1) },
    { title: 'Step back a jiffy', keys: ',', group, run: () => void app.playback.stepJiffy(-1) },
    { title: 'To the beginning', keys: 'home', group, run: () => seek(app, 0) },
    {
      title: 'Return to present',
      detail: 'to the end of the recording',
      keys: 'end',
      group,
      run: () => seek(app, useSession.getState().length),
    },
    { title: 'Faster', keys: ']', group, run: () => changeSpeed(1) },
    { title: 'Slower', keys: '[', group, run: () => changeSpeed(-1) },
    { title: 'Go to event …', group, fill: 'event ', run: () => undefined },
    ...MARKS.filter((kind) => recording.series.marks[kind].length > 0).map((kind) => ({
      title: `Next mark: ${MARK_WORDS[kind]}`,
      keys: 'n',
      group,
      run: () => {
        setSession(app, { markKind: kind });
        app.playback.goToMark(1);
      },
    })),
  ];
}

function cacheEntries(): readonly Entry[] {
  const { view } = useSession.getState();
  return view.caches
    .filter((cache) => cache !== null)
    .map(({ name, index }) => ({
      title: `Look at ${name}`,
      group: 'Caches',
      run: () => focusOn(app, index),
    }));
}

function viewEntries(): readonly Entry[] {
  return VIEWS.map(({ id, title }, at) => ({
    title: `View: ${title}`,
    keys: String(at + 1),
    group: 'Views',
    run: () => setShell({ view: id }),
  }));
}

function readingEntries(): readonly Entry[] {
  const isTable = useSession.getState().pictureAs === 'table';
  const group = 'Reading';
  return [
    {
      title: isTable ? 'Show the picture' : 'Show the picture as a table',
      group,
      run: () => setSession(app, { pictureAs: isTable ? 'stage' : 'table' }),
    },
    { title: 'Read the code that runs', detail: 'Now running', group, run: () => readFrame(app, null) },
    {
      title: 'What would a reap free now?',
      group,
      run: () => {
        setSession(app, { selection: null });
        turnTo(app, 'inspect');
      },
    },
  ];
}

const PANELS: readonly (readonly [PanelName, string])[] = [
  ['side', 'controls'],
  ['details', 'details'],
  ['time', 'timeline'],
];
const THEMES: readonly Theme[] = ['system', 'dark', 'light'];

function pageEntries(): readonly Entry[] {
  const group = 'Page';
  const settings = useSettings.getState();
  return [
    { title: 'Open or paste a listing …', group, run: () => setShell({ dialog: 'open' }) },
    { title: 'Share and export …', group, run: () => setShell({ dialog: 'share' }) },
    {
      title: 'Copy a link',
      detail: 'to this machine and all that was done',
      group,
      run: () => void copyLink(app),
    },
    { title: 'Save the recording', detail: 'as a file', group, run: () => void saveRecording(app) },
    { title: 'Save the scenario', detail: 'as JSON', group, run: () => void saveScenario(app) },
    { title: 'Save the metrics', detail: 'as CSV', group, run: () => void saveMetrics(app) },
    { title: 'Save the stage', detail: 'as a picture (PNG)', group, run: saveStage },
    { title: 'Presenter mode', keys: 'P', group, run: togglePresenter },
    { title: 'Full screen', keys: 'f', group, run: () => void toggleFullScreen() },
    { title: 'All keys', keys: '?', group, run: () => setShell({ dialog: 'keys' }) },
    ...PANELS.map(([name, words]) => ({
      title: `${settings[name].isOpen ? 'Fold' : 'Show'} the ${words}`,
      group,
      run: () => togglePanel(name),
    })),
    {
      title: `${settings.hasLanes ? 'Hide' : 'Show'} CPU lanes`,
      group,
      run: () => setSettings({ hasLanes: !settings.hasLanes }),
    },
    ...THEMES.map((theme) => ({
      title: `Theme: ${theme}`,
      group,
      run: () => setSettings({ theme }),
    })),
  ];
}

function tunableEntries(): readonly Entry[] {
  const { view } = useSession.getState();
  return TUNABLES.map(({ name, effect }) => ({
    title: name,
    group: 'Tunables',
    detail: `now ${tunableValue(view, name).toLocaleString('en')}${effect === 'module load' ? ', reloads the module' : ''}`,
    fill: `${name} = `,
    run: () => undefined,
  }));
}

function sourceEntries(): readonly Entry[] {
  return SOURCE_GROUPS.flatMap(({ name, sources }) =>
    sources.map(({ title, about, start }) => ({ title, detail: about, group: name, run: start })),
  );
}
