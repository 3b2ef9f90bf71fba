import { TUNABLES } from '../../../engine/index.ts';
import { resetTunables, undoableChange, undoTunable } from '../../state/act/tunables.ts';
import { app, useSession } from '../../state/page.ts';
import { tunableValue } from '../../state/session.ts';
import { formatCount } from '../../words/numbers.ts';
import type { Action, Group } from './action.ts';

const group: Group = 'Tunables';

/** Module parameters to set, the last change to undo, and the reset of all. */
export function tunableActions(): readonly Action[] {
  const { view } = useSession.getState();
  const undoable = undoableChange(app);
  const undo =
    undoable === null
      ? []
      : [
          {
            id: 'tunables.undo',
            title: `Undo ${undoable.name} = ${undoable.to}`,
            group,
            run: () => void undoTunable(app),
          },
        ];
  return [
    ...undo,
    {
      id: 'tunables.reset',
      title: 'Reset all tunables',
      detail: 'to their load-time values',
      group,
      run: () => void resetTunables(app),
    },
    ...TUNABLES.map(({ name, effect }) => ({
      id: 'tunables.set',
      title: name,
      detail: `now ${formatCount(tunableValue(view, name))}${effect === 'module load' ? ', reloads the module' : ''}`,
      group,
      fill: `${name} = `,
      run: () => undefined,
    })),
  ];
}
