import { MARKS } from '../../model/series/marks.ts';
import { app, useSession } from '../../state/page.ts';
import { seek, setSession } from '../../state/session.ts';
import { useSettings } from '../../state/settings.ts';
import { branchLabel } from '../../words/branches.ts';
import { MARK_WORDS } from '../../words/marks.ts';
import { formatCount } from '../../words/numbers.ts';
import { changeSpeed } from '../transport/speed.tsx';
import { type Action, type Group, type Table, table } from './action.ts';

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
  stepJiffy: { title: 'Step forward one jiffy', keys: ['.'], run: () => void app.playback.stepJiffy(1) },
  stepJiffyBack: { title: 'Step back one jiffy', keys: [','], run: () => void app.playback.stepJiffy(-1) },
  beginning: { title: 'Go to the beginning', keys: ['Home'], run: () => seek(app, 0) },
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
  faster: { title: 'Play faster', keys: [']'], run: () => changeSpeed(1) },
  slower: { title: 'Play slower', keys: ['['], run: () => changeSpeed(-1) },
});

const group: Group = 'Time';

/** What else the palette offers: the next mark of each kind that occurs, and the branches. */
export function timeActions(): readonly Action[] {
  const { recording, branches, branch } = useSession.getState();
  return [
    { id: 'time.goToEvent', title: 'Go to event …', group, fill: 'event ', run: () => undefined },
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
