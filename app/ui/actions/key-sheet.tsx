import type { JSX } from 'react';
import { CloseRow, Modal } from '../widgets/modal.tsx';
import type { Action, Group } from './action.ts';
import css from './key-sheet.module.css';
import { KEYED } from './keys.ts';
import { shortcutLabel } from './shortcut.ts';

const GROUPS: readonly Group[] = [...new Set(KEYED.map(({ group }) => group))];

/** Keys of parts of the page that work while the part has the focus. */
const LOCAL: readonly { readonly where: string; readonly rows: readonly (readonly [string[], string])[] }[] =
  [
    {
      where: 'While the stage has the focus',
      rows: [
        [['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'], 'Move between slabs and objects'],
        [['Enter'], 'Zoom in on the selection'],
      ],
    },
    {
      where: 'While the timeline has the focus',
      rows: [
        [['ArrowUp', 'ArrowDown'], 'Zoom in, zoom out'],
        [['shift PageUp', 'shift PageDown'], 'Move earlier, later'],
      ],
    },
  ];

/** The sheet of keys: a row for each action that has some. */
export function KeySheet({ onClose }: { readonly onClose: () => void }): JSX.Element {
  return (
    <Modal title="Keyboard shortcuts" onClose={onClose}>
      <div className={css['groups']}>
        {GROUPS.map((group) => (
          <section key={group} aria-label={group}>
            <h3>{group}</h3>
            <dl className="figures keys">
              {KEYED.filter((action) => action.group === group).map((action) => (
                <ActionRow key={action.id} action={action} />
              ))}
            </dl>
          </section>
        ))}
        {LOCAL.map(({ where, rows }) => (
          <section key={where} aria-label={where}>
            <h3>{where}</h3>
            <dl className="figures keys">
              {rows.map(([keys, title]) => (
                <div key={title}>
                  <Keys keys={keys} />
                  <dd>{title}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <CloseRow onClose={onClose} />
    </Modal>
  );
}

function ActionRow({ action: { id, title, detail, keys = [] } }: { readonly action: Action }): JSX.Element {
  return (
    <div data-action={id}>
      <Keys keys={keys} />
      <dd>
        {title}
        {detail !== undefined && <span className="dim">, {detail}</span>}
      </dd>
    </div>
  );
}

function Keys({ keys }: { readonly keys: readonly string[] }): JSX.Element {
  return (
    <dt>
      {keys.map((key) => (
        <kbd key={key} data-key={key}>
          {shortcutLabel(key)}
        </kbd>
      ))}
    </dt>
  );
}
