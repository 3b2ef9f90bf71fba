import type { JSX } from 'react';
import { bytesOf, splitOf } from '../../model/layout/split.ts';
import type { CacheView } from '../../model/plain-view.ts';
import { formatBytes, formatCount, formatShare } from '../../words/numbers.ts';
import { STATES } from '../../words/places.ts';
import { Term } from '../widgets/term.tsx';

/** Where the objects of a cache are, as a bar to scale, and how much of the memory held is in use. */
export function ObjectSplit({ cache }: { readonly cache: CacheView }): JSX.Element | null {
  if (cache.linuxLive >= 0) return null;
  const { inUse, parked, free, emergency } = splitOf(cache);
  const parts = [
    [STATES.used, inUse, 'caller'],
    [STATES.parked, parked, 'magazine'],
    [STATES.free, free, 'free'],
    [STATES.emergency, emergency, 'emergency'],
  ] as const;
  const { held, used } = bytesOf(cache);
  return (
    <section aria-label="Where the objects are">
      <Term name="object" heading={2}>
        Where the objects are
      </Term>
      <div className="split" aria-hidden="true">
        {parts.map(
          ([name, count, mark]) =>
            count > 0 && <span key={name} className={mark} style={{ flexGrow: count }} />,
        )}
      </div>
      <ul className="split-legend">
        {parts.map(([name, count, mark]) => (
          <li key={name}>
            <span className={`swatch ${mark}`} aria-hidden="true" /> {name}{' '}
            <span className="mono">{formatCount(count)}</span>
          </li>
        ))}
      </ul>
      <p className="dim">
        {formatBytes(held)} held for {formatBytes(used)} in use
        {held > 0 && ` (${formatShare(used / held)})`}
      </p>
    </section>
  );
}
