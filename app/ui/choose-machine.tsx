import { type JSX, useState } from 'react';
import { CATALOGUE } from '../../engine/index.ts';
import { REAL_LISTINGS } from '../formats/real-machines.ts';
import { useSession } from '../state/session.ts';
import { EMPTY, startEmpty, startNamed, startReal, titleOf } from '../state/sources.ts';
import { Modal } from './modal.tsx';

interface Choice {
  readonly title: string;
  readonly about: string;
  readonly start: () => Promise<void>;
}

/** The upstream tests come last among the scenarios: they are for those who know them. */
const SCENARIOS: readonly Choice[] = Object.entries(CATALOGUE).map(([name, { title, about }]) => ({
  title,
  about,
  start: () => startNamed(name),
}));

const MACHINES: readonly Choice[] = REAL_LISTINGS.map((listing) => ({
  title: titleOf(listing.source, listing.id),
  about: listing.note,
  start: () => startReal(listing),
}));

const NOTHING: Choice = {
  title: EMPTY,
  about: 'Four cpus and no cache: create your own.',
  start: startEmpty,
};

/** All that can be looked at: scenarios, real machines, or nothing yet; with a sentence for each. */
export function ChooseMachine({ onClose }: { readonly onClose: () => void }): JSX.Element {
  const [search, setSearch] = useState('');
  const now = useSession((session) => session.origin?.title);
  const matches = ({ title, about }: Choice): boolean =>
    `${title} ${about}`.toLowerCase().includes(search.trim().toLowerCase());
  const groups = [
    ['Scenarios', SCENARIOS],
    ['Real machines', MACHINES],
    ['From nothing', [NOTHING]],
  ] as const;
  const shown = groups.map(([name, choices]) => [name, choices.filter(matches)] as const);
  return (
    <Modal title="What to look at" onClose={onClose}>
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
              <ul className="choices">
                {choices.map((choice) => (
                  <li key={choice.title}>
                    <button
                      type="button"
                      className="choice"
                      aria-current={choice.title === now ? 'true' : undefined}
                      onClick={() => {
                        void choice.start();
                        onClose();
                      }}
                    >
                      <strong>{choice.title}</strong>
                      <span className="dim">{choice.about}</span>
                    </button>
                  </li>
                ))}
              </ul>
            </section>
          ),
        )}
        {shown.every(([, choices]) => choices.length === 0) && <p className="dim">Nothing matches.</p>}
      </div>
      <p className="row end">
        <button type="button" onClick={onClose}>
          Close
        </button>
      </p>
    </Modal>
  );
}
