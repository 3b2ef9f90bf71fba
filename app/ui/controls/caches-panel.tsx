import { Plus, RefreshCw, Trash2 } from 'lucide-react';
import { type JSX, useState } from 'react';
import { procSlabOf } from '../../model/export/proc-slab.ts';
import { backingName } from '../../model/names/names.ts';
import type { CacheView } from '../../model/plain-view.ts';
import { app, useSession } from '../../state/page.ts';
import { focusOn, say } from '../../state/session.ts';
import { formatBytes, formatCount } from '../../words/numbers.ts';
import { ActionButton } from '../actions/action-button.tsx';
import { CACHE } from '../actions/caches.ts';
import { lazily } from '../widgets/lazily.tsx';
import { Term } from '../widgets/term.tsx';
import { tip } from '../widgets/tip.ts';
import { useThrottledSession } from '../widgets/use-throttled-session.ts';
import css from './controls.module.css';

const CreateCache = lazily(
  { what: 'The form for a new cache' },
  async () => (await import('./create-cache.tsx')).CreateCache,
);

/** The caches of the machine, with the one in focus marked. */
export function CachesPanel(): JSX.Element {
  const { view, focus } = useThrottledSession();
  const [isCreating, setCreating] = useState(false);
  const caches = view.caches.filter((cache) => cache !== null && cache !== undefined);
  return (
    <section aria-label="Caches">
      <Term name="cache" heading={2}>
        Caches
      </Term>
      <ul className="caches">
        {caches.map((cache) => (
          <li key={cache.index}>
            <CacheButton cache={cache} isFocused={cache.index === focus} />
          </li>
        ))}
        {caches.length === 0 && <li className="dim">No caches yet.</li>}
      </ul>
      <p className="row">
        <button
          type="button"
          className="icon"
          aria-expanded={isCreating}
          onClick={() => setCreating(!isCreating)}
        >
          <Plus size={14} /> Create cache
        </button>
        <ActionButton action={CACHE.recreate} className="icon" disabled={caches.length === 0}>
          <RefreshCw size={14} /> Recreate
        </ActionButton>
        <ActionButton action={CACHE.destroy} className="icon" disabled={caches.length === 0}>
          <Trash2 size={14} /> Destroy
        </ActionButton>
      </p>
      {caches.length > 0 && (
        <button
          type="button"
          className={css['copy']}
          {...tip('As /proc/spl/kmem/slab would print them at this moment')}
          onClick={() => void copyListing()}
        >
          Copy as /proc/spl/kmem/slab
        </button>
      )}
      {isCreating && <CreateCache onDone={() => setCreating(false)} />}
    </section>
  );
}

interface CacheButtonProps {
  readonly cache: CacheView;
  readonly isFocused: boolean;
}

/** Brings a cache into focus. */
function CacheButton({ cache, isFocused }: CacheButtonProps): JSX.Element {
  return (
    <button
      type="button"
      className="cache"
      aria-current={isFocused ? 'true' : undefined}
      onClick={() => focusOn(app, cache.index)}
    >
      <span className={css['name']}>
        {cache.name} <span className="mono dim">{backingOf(cache)}</span>
      </span>{' '}
      <span className="mono dim">{figuresOf(cache)}</span>
    </button>
  );
}

/** The figures of a cache, in short. */
function figuresOf({ linuxLive, slabAlloc, slabTotal, slabSize }: CacheView): string {
  if (linuxLive >= 0) return `${formatCount(linuxLive)} in use`;
  return `${formatCount(slabAlloc)}/${formatCount(slabTotal)} slabs · ${formatBytes(slabTotal * slabSize)}`;
}

function backingOf({ linuxLive, flags }: CacheView): string {
  return linuxLive >= 0 ? 'SLAB' : backingName(flags);
}

async function copyListing(): Promise<void> {
  try {
    await navigator.clipboard.writeText(procSlabOf(useSession.getState().view));
    say(app, { kind: 'copied', what: 'listing' });
  } catch {
    say(app, { kind: 'not copied', what: 'listing' });
  }
}
