import type { JSX } from 'react';
import { VIEWS } from '../views.tsx';
import { CloseRow, Modal } from '../widgets/modal.tsx';

/** Keys and what they do, in the words of the sheet; the stage has keys of its own while it has the focus. */
const KEYS = [
  ['space', 'play or pause'],
  ['← →', 'step back, step on, by what is chosen'],
  ['shift ← →', 'step a call'],
  [', .', 'step a jiffy'],
  ['home end', 'to the beginning, to the end'],
  ['n p', 'next, previous mark of the chosen kind'],
  ['[ ]', 'slower, faster'],
  [`1 … ${VIEWS.length}`, 'views'],
  ['/ ctrl K ⌘ K', 'all commands'],
  ['+ − 0', 'zoom the stage, show all of it'],
  ['P', 'presenter mode'],
  ['f', 'full screen'],
  ['esc', 'close, leave presenter mode, clear the selection'],
  ['?', 'this sheet'],
] as const;

/** The sheet of keys. */
export function KeySheet({ onClose }: { readonly onClose: () => void }): JSX.Element {
  return (
    <Modal title="Keys" isSmall onClose={onClose}>
      <dl className="figures keys">
        {KEYS.map(([keys, meaning]) => (
          <div key={keys}>
            <dt>
              {keys.split(' ').map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <CloseRow onClose={onClose} />
    </Modal>
  );
}
