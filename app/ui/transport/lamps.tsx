import type { JSX } from 'react';
import { KMC_BITS, type KmcFlag } from '../../../engine/index.ts';
import { useSession } from '../../state/page.ts';
import css from './lamps.module.css';

/** The bits that tell trouble, or work, from the back of the room. */
const SHOWN = ['GROWING', 'REAPING', 'DEADLOCKED', 'DESTROY'] as const satisfies readonly KmcFlag[];

/** The state bits of the cache in focus that are set now. */
export function Lamps(): JSX.Element {
  const flags = useSession(({ view, focus }) => view.caches[focus]?.flags ?? 0);
  return (
    <ul className={css['lamps']} aria-label="State bits that are set">
      {SHOWN.filter((name) => (flags & (1 << KMC_BITS[name])) !== 0).map((name) => (
        <li key={name} data-bit={name}>
          {name}
        </li>
      ))}
    </ul>
  );
}
