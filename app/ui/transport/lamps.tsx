import type { JSX } from 'react';
import { setBits } from '../../model/state-bits.ts';
import { useSession } from '../../state/page.ts';
import { Term } from '../widgets/term.tsx';
import css from './lamps.module.css';

/** The state bits of the cache in focus that are set now. */
export function Lamps(): JSX.Element {
  const flags = useSession(({ view, focus }) => view.caches[focus]?.flags ?? 0);
  return (
    <ul className={css['lamps']} aria-label="State bits that are set">
      {setBits({ flags }).map((name) => (
        <li key={name} data-bit={name}>
          <Term name={name} />
        </li>
      ))}
    </ul>
  );
}
