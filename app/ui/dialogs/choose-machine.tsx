import { type JSX, useState } from 'react';
import { setShell } from '../../state/shell.ts';
import { SOURCE_GROUPS, type Source } from '../sources.ts';
import { CloseRow, Modal } from '../widgets/modal.tsx';
import css from './gallery.module.css';
import { GalleryCard } from './gallery-card.tsx';

/** The choice of a machine: scenarios, real machines, or an empty one, each with a picture and a description. */
export function ChooseMachine({ onClose }: { readonly onClose: () => void }): JSX.Element {
  const [search, setSearch] = useState('');
  const matches = ({ title, about, chapters }: Source): boolean =>
    `${title} ${about} ${chapters.join(' ')}`.toLowerCase().includes(search.trim().toLowerCase());
  const shown = SOURCE_GROUPS.map(({ name, sources }) => [name, sources.filter(matches)] as const);
  return (
    <Modal title="Choose a machine" size="wide" onClose={onClose}>
      <div className="dialog-body">
        <input
          type="search"
          aria-label="Search scenarios and machines"
          placeholder="Search: deadlock, magazines, zfs#4925 …"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
        {shown.map(([name, choices]) =>
          choices.length === 0 ? null : (
            <section key={name} aria-label={name}>
              <h3>{name}</h3>
              <ul className={css['cards']}>
                {choices.map((choice) => (
                  <GalleryCard key={choice.title} source={choice} onClose={onClose} />
                ))}
              </ul>
            </section>
          ),
        )}
        {shown.every(([, choices]) => choices.length === 0) && <p className="dim">Nothing matches.</p>}
      </div>
      <CloseRow onClose={onClose}>
        <button type="button" onClick={() => setShell({ dialog: 'open' })}>
          Open or paste a report…
        </button>
      </CloseRow>
    </Modal>
  );
}
