import { MARKS } from '../../model/series/marks.ts';
import { goToChapter, stepChapter } from '../../state/chapters.ts';
import { app, useSession } from '../../state/page.ts';
import { isAtEndOfScenario } from '../../state/schedule.ts';
import { defaultPace, seek, setSession } from '../../state/session.ts';
import { useSettings } from '../../state/settings.ts';
import { useShell } from '../../state/shell.ts';
import { branchLabel } from '../../words/branches.ts';
import { MARK_WORDS } from '../../words/marks.ts';
import { formatCount } from '../../words/numbers.ts';
import { changeSpeed } from '../transport/speed.tsx';
import { type Action, type Group, type Table, table } from './action.ts';
import { STAGE } from './stage.ts';

type Name =
  | 'play'
  | 'stepForward'
  | 'stepBack'
  | 'stepCall'
  | 'stepCallBack'
  | 'stepJiffy'
  | 'stepJiffyBack'
  | 'beginning'
  | 'end'
  | 'nextMark'
  | 'previousMark'
  | 'nextChapter'
  | 'previousChapter'
  | 'restart'
  | 'continueBeyondEnd'
  | 'faster'
  | 'slower';

/** Moves through the recording. */
export const TIME: Table<Name> = table('time', 'Time', {
  play: {
    title: 'Play or pause',
    keys: [' '],
    label: () => (useSession.getState().playing ? 'Pause' : 'Play'),
    run: app.playback.toggle,
  },
  stepForward: {
    title: 'Step forward',
    detail: 'by the chosen unit',
    keys: ['ArrowRight'],
    label: () => `Step forward one ${useSettings.getState().unit}`,
    run: () => void app.playback.step(useSettings.getState().unit, 1),
  },
  stepBack: {
    title: 'Step back',
    detail: 'by the chosen unit',
    keys: ['ArrowLeft'],
    label: () => `Step back one ${useSettings.getState().unit}`,
    run: () => void app.playback.step(useSettings.getState().unit, -1),
  },
  stepCall: {
    title: 'Step forward one call',
    keys: ['shift ArrowRight'],
    run: () => void app.playback.stepCommand(),
  },
  stepCallBack: { title: 'Step back one call', keys: ['shift ArrowLeft'], run: app.playback.stepCommandBack },
  stepJiffy: {
    title: 'Step forward one jiffy',
    keys: ['.'],
    isAvailable: () => useShell.getState().mode !== 'presenter',
    run: () => void app.playback.stepJiffy(1),
  },
  stepJiffyBack: { title: 'Step back one jiffy', keys: [','], run: () => void app.playback.stepJiffy(-1) },
  beginning: { title: 'Go to the beginning', keys: ['Home'], run: goToStart },
  end: {
    title: 'Go to the end',
    detail: 'return to the present',
    keys: ['End'],
    run: () => seek(app, useSession.getState().length),
  },
  nextMark: {
    title: 'Next mark',
    detail: 'of the chosen kind',
    keys: ['n'],
    run: () => app.playback.goToMark(1),
  },
  previousMark: {
    title: 'Previous mark',
    detail: 'of the chosen kind',
    keys: ['p'],
    run: () => app.playback.goToMark(-1),
  },
  nextChapter: {
    title: 'Next chapter',
    detail: 'of the scenario',
    keys: ['PageDown'],
    run: () => stepChapter(app, 1),
  },
  previousChapter: {
    title: 'Previous chapter',
    detail: 'of the scenario',
    keys: ['PageUp'],
    run: () => stepChapter(app, -1),
  },
  restart: {
    title: 'Restart',
    detail: 'the same machine from the beginning, without your actions',
    keys: ['R'],
    run: () => void restart(),
  },
  continueBeyondEnd: {
    title: 'Continue beyond the end',
    detail: 'lets time pass after the scenario has ended',
    isAvailable: isAtEnd,
    run: app.playback.continueBeyondEnd,
  },
  faster: { title: 'Play faster', keys: [']'], run: () => changeSpeed(1) },
  slower: { title: 'Play slower', keys: ['['], run: () => changeSpeed(-1) },
});

/** Goes to the first moment of the show, or, from there, to the very first event. */
function goToStart(): void {
  const { moment, start } = useSession.getState();
  seek(app, moment > start ? start : 0);
}

/** Restarts the machine and plays it: the same show, regardless of earlier actions. */
async function restart(): Promise<void> {
  setSession(app, defaultPace(useSession.getState().origin?.scenario.end ?? 0));
  await app.machine.startAgain();
  STAGE.showAll.run();
  if (!useSession.getState().playing) app.playback.toggle();
}

/** Whether the playhead is where the scenario ends. */
export function isAtEnd(): boolean {
  return isAtEndOfScenario(app);
}

const group: Group = 'Time';

/** The palette's other actions: the next mark of each existing kind, and the branches. */
export function timeActions(): readonly Action[] {
  const { recording, branches, branch, chapters } = useSession.getState();
  return [
    { id: 'time.goToEvent', title: 'Go to event …', group, fill: 'event ', run: () => undefined },
    ...chapters.map(({ title, about }, i) => ({
      id: 'time.goToChapter',
      title: `Chapter ${i + 1}: ${title}`,
      detail: about,
      group,
      run: () => goToChapter(app, i),
    })),
    ...MARKS.filter((kind) => recording.series.marks[kind].length > 0).map((kind) => ({
      id: 'time.nextMarkOf',
      title: `Next mark: ${MARK_WORDS[kind]}`,
      group,
      run: () => {
        setSession(app, { markKind: kind });
        app.playback.goToMark(1);
      },
    })),
    ...branches
      .filter(({ id }) => id !== branch)
      .map(({ id, cause, from }) => ({
        id: 'time.goToBranch',
        title: `Switch to branch: ${branchLabel(cause)}`,
        detail: `from event ${formatCount(from)}`,
        group,
        run: () => void app.machine.goToBranch(id),
      })),
  ];
}
