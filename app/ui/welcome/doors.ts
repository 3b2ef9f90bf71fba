import { LESSONS } from '../../lessons/catalogue.ts';
import { openMachineNamed } from '../../state/address.ts';
import { wantLesson } from '../../state/learn/wanted-lesson.ts';
import { app } from '../../state/page.ts';
import { setShell } from '../../state/shell.ts';
import { DOORS, type DoorWords } from '../../words/welcome.ts';
import { PAGE } from '../actions/page.ts';
import { VIEWS } from '../views.tsx';
import { leaveWelcome } from './leave-welcome.ts';

/** A door from the start page into the application. */
export interface Door extends DoorWords {
  readonly open: () => void;
}

/** The doors of the start page whose targets exist. */
export function doors(): readonly Door[] {
  const { learn, bring, pressure, browse } = DOORS;
  const has = (view: string): boolean => VIEWS.some(({ id }) => id === view);
  const door = (words: DoorWords, open: () => void): Door => ({
    ...words,
    open: () => {
      leaveWelcome();
      open();
    },
  });
  return [
    ...(has('learn') ? [door(learn, openTour)] : []),
    door(bring, has('diagnose') ? () => setShell({ view: 'diagnose' }) : PAGE.open.run),
    door(pressure, () => void showPressure()),
    door(browse, PAGE.choose.run),
  ];
}

/** Opens the first lesson, which is the tour of a first visit. */
function openTour(): void {
  const [first] = LESSONS;
  if (first !== undefined) wantLesson(first.name);
}

/** Starts the demo of reclaim, and plays it. */
async function showPressure(): Promise<void> {
  setShell({ view: 'machine' });
  if (!(await openMachineNamed(app, 'memory-pressure'))) return;
  if (!app.session.getState().playing) app.playback.toggle();
}
