import type { JSX } from 'react';
import { REAL_LISTINGS } from '../formats/real-machines.ts';
import { useSession } from '../state/session.ts';
import { startReal, titleOf } from '../state/sources.ts';
import type { LayoutChoice } from '../state/start-from-listing.ts';

const LAYOUTS: readonly LayoutChoice[] = ['as posted', 'as 0.6.5.9'];

/** For figures of 0.6.3 and before: whether slabs are laid out as they were, or as 0.6.5.9 would. */
export function Layout(): JSX.Element | null {
  const origin = useSession((session) => session.origin);
  const listing = REAL_LISTINGS.find(({ source, id }) => titleOf(source, id) === origin?.title);
  if (origin === null || listing === undefined || !origin.hasOlderLayout) return null;
  return (
    <section aria-label="Slab layout">
      <h2>Slab layout</h2>
      <fieldset className="switch">
        <legend className="dim">Older than 0.6.4: slabs were powers of two</legend>
        {LAYOUTS.map((layout) => (
          <button
            type="button"
            key={layout}
            aria-pressed={origin.layout === layout}
            onClick={() => void startReal(listing, layout)}
          >
            {layout}
          </button>
        ))}
      </fieldset>
    </section>
  );
}
