import type { JSX } from 'react';
import type { LayoutChoice } from '../../formats/listing-machine/caches.ts';
import { useSession } from '../../state/page.ts';

const LAYOUTS: readonly LayoutChoice[] = ['as posted', 'as 0.6.5.9'];

/** For figures of 0.6.3 and before: whether slabs are laid out as they were, or as 0.6.5.9 would. */
export function Layout(): JSX.Element | null {
  const older = useSession((session) => session.origin?.older ?? null);
  if (older === null) return null;
  return (
    <section aria-label="Slab layout">
      <h2>Slab layout</h2>
      <fieldset className="switch">
        <legend className="dim">Older than 0.6.4: slabs were powers of two</legend>
        {LAYOUTS.map((layout) => (
          <button
            type="button"
            key={layout}
            aria-pressed={older.layout === layout}
            onClick={() => void older.startAs(layout)}
          >
            {layout}
          </button>
        ))}
      </fieldset>
    </section>
  );
}
