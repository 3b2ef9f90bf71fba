import { createStore, del, entries, set, type UseStore } from 'idb-keyval';
import { type KeyedStore, Shelf, type Tabs } from './shelf.ts';

/** Prefix of the names of the locks that tabs hold. */
const LOCK = 'slabscope tab ';

/** The shelf of this browser, for this tab. */
export async function browserShelf(): Promise<Shelf> {
  return new Shelf(indexedStore(), await thisTab());
}

/** Opens the database at the first request, so a browser that refuses it throws only then. */
function indexedStore(): KeyedStore {
  let store: UseStore | undefined;
  const open = (): UseStore => {
    store ??= createStore('slabscope.sessions', 'sessions');
    return store;
  };
  return {
    entries: async () => (await entries<string, unknown>(open())).map(([key, value]) => [String(key), value]),
    set: async (key, value) => set(key, value, open()),
    delete: async (key) => del(key, open()),
  };
}

/** A name for this tab, with a lock held while it is open. Without locks, no other tab counts as open. */
async function thisTab(): Promise<Tabs> {
  const own = crypto.randomUUID?.() ?? String(Math.random()).slice(2);
  const { locks } = navigator as { readonly locks?: LockManager };
  if (locks === undefined) return { own, open: async () => new Set([own]) };
  await new Promise<void>((resolve) => {
    // Held until the tab closes: its promise never resolves.
    void locks.request(LOCK + own, () => {
      resolve();
      return new Promise(() => undefined);
    });
  });
  const open = async (): Promise<ReadonlySet<string>> => {
    const { held = [] } = await locks.query();
    return new Set(held.flatMap(({ name = '' }) => (name.startsWith(LOCK) ? [name.slice(LOCK.length)] : [])));
  };
  return { own, open };
}
