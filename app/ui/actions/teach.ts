import { startBlackboard } from '../../state/learn/blackboard.ts';
import { toggleOverlay } from '../../state/learn/overlay.ts';
import { app } from '../../state/page.ts';
import { setShell } from '../../state/shell.ts';
import { type Table, table } from './action.ts';

/** Actions for a teacher in front of a class. */
export const TEACH: Table<'ink' | 'spotlight' | 'blackboard'> = table('teach', 'Page', {
  ink: {
    title: 'Draw over the page',
    detail: 'a pen; the same key puts it away and clears the drawing',
    keys: ['d'],
    run: () => toggleOverlay('ink'),
  },
  spotlight: {
    title: 'Spotlight',
    detail: 'highlights the area around the pointer',
    keys: ['o'],
    run: () => toggleOverlay('spotlight'),
  },
  blackboard: {
    title: 'Blackboard',
    detail: 'an empty cache to draw on',
    keys: ['e'],
    run: () => {
      setShell({ view: 'machine' });
      void startBlackboard(app);
    },
  },
});
