import { ZFS_CACHES } from '../../formats/zfs-caches.ts';
import { createCache, destroyCache } from '../../state/act/cache-commands.ts';
import { app, useSession } from '../../state/page.ts';
import { focusOn } from '../../state/session.ts';
import { type Action, type Group, type Table, table } from './action.ts';
import { recreateAsking } from './recreate-asking.ts';

const group: Group = 'Caches';

/** What is done to the cache in focus as a whole. */
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
    run: () => void destroyCache(app),
  },
});

/** Caches to look at and to create. */
export function cacheActions(): readonly Action[] {
  const { view } = useSession.getState();
  const looks = view.caches
    .filter((cache) => cache !== null)
    .map(({ name, index }) => ({
      id: 'cache.focus',
      title: `Look at ${name}`,
      group,
      run: () => focusOn(app, index),
    }));
  const creations = ZFS_CACHES.map(({ name, size, align, hasCallbacks, what }) => ({
    id: 'cache.create',
    title: `Create cache ${name}`,
    detail: `${size} bytes: ${what}`,
    group,
    run: () =>
      void createCache(app, {
        name,
        size,
        align,
        flags: [],
        ctor: hasCallbacks,
        dtor: hasCallbacks,
        reclaim: 0,
      }),
  }));
  return [...looks, ...Object.values(CACHE), ...creations];
}
