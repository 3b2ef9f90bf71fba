import type { JSX } from 'react';
import type { LayoutChoice as Layout } from '../../formats/listing-machine/caches.ts';
import { useSession } from '../../state/page.ts';
import { Term } from '../widgets/term.tsx';

const LAYOUTS: readonly Layout[] = ['as posted', 'as 0.6.5.9'];

/** The layouts of slabs as the page names them. */
export const LAYOUT_WORDS: Readonly<Record<Layout, string>> = {
  'as posted': 'original layout',
  'as 0.6.5.9': 'as 0.6.5.9',
};

/** For figures of 0.6.3 and before: the original layout of slabs, or that of 0.6.5.9. */
export function LayoutChoice(): JSX.Element | null {
  const older = useSession((session) => session.origin?.older ?? null);
  if (older === null) return null;
  return (
    <section aria-label="Slab layout">
      <Term name="layout of slabs" heading={2}>
        Slab layout
      </Term>
      <fieldset className="switch">
        <legend className="dim">Older than 0.6.4: slabs were powers of two</legend>
        {LAYOUTS.map((layout) => (
          <button
            type="button"
            key={layout}
            aria-pressed={older.layout === layout}
            onClick={() => void older.startAs(layout)}
          >
            {LAYOUT_WORDS[layout]}
          </button>
        ))}
      </fieldset>
    </section>
  );
}
