import { destroyCache } from '../../state/act/cache-commands.ts';
import { app, useSession } from '../../state/page.ts';
import { destroyQuestion } from '../../words/questions.ts';
import { type Group, type Table, table } from './action.ts';
import { recreateAsking } from './recreate-asking.ts';

const group: Group = 'Caches';

/** Actions on the cache in focus as a whole. */
export const CACHE: Table<'recreate' | 'destroy'> = table('cache', group, {
  recreate: {
    title: 'Recreate the cache in focus',
    detail: 'destroys it and creates it again with the current module parameters, on a new branch',
    label: () => 'Recreate',
    run: recreateAsking,
  },
  destroy: {
    title: 'Destroy the cache in focus',
    detail: 'spl_kmem_cache_destroy',
    label: () => 'Destroy',
    run: () => {
      if (asks(destroyQuestion)) void destroyCache(app);
    },
  },
});

/** Asks before the cache in focus is lost. Returns whether the user agreed. */
function asks(question: (name: string) => string): boolean {
  const { view, focus } = useSession.getState();
  const name = view.caches[focus]?.name;
  return name !== undefined && confirm(question(name));
}
