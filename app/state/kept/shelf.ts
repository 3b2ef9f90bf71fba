import { type KeptSession, readKept } from '../../formats/kept-session.ts';

/** Why a session cannot be kept: there is no room, or the browser refuses. */
export type KeepProblem = 'full' | 'refused';

/** Stores values by key in this browser. */
export interface KeyedStore {
  readonly entries: () => Promise<readonly (readonly [key: string, value: unknown])[]>;
  readonly set: (key: string, value: unknown) => Promise<void>;
  readonly delete: (key: string) => Promise<void>;
}

/** The tabs of this browser that show the page. */
export interface Tabs {
  /** The name of this tab, which no other open tab has. */
  readonly own: string;
  /** The names of all tabs that are open. */
  readonly open: () => Promise<ReadonlySet<string>>;
}

/** A session that was kept by a tab that is no longer open. */
export interface Offer {
  readonly key: string;
  readonly session: KeptSession;
}

/** How long a session is kept, in ms: a month. */
const LONGEST = 31 * 24 * 3600 * 1000;

/** The sessions that this browser keeps, one for each tab. */
export class Shelf {
  readonly #store: KeyedStore;
  readonly #tabs: Tabs;

  constructor(store: KeyedStore, tabs: Tabs) {
    this.#store = store;
    this.#tabs = tabs;
  }

  /**
   * Keeps the session of this tab. When there is no room, drops the oldest sessions of closed tabs. Resolves to what
   * went wrong, or null.
   */
  async keep(session: KeptSession): Promise<KeepProblem | null> {
    const problem = await this.#set(session);
    if (problem !== 'full') return problem;
    for (const { key } of (await this.offers()).toReversed()) {
      await this.remove(key);
      const again = await this.#set(session);
      if (again !== 'full') return again;
    }
    return 'full';
  }

  async #set(session: KeptSession): Promise<KeepProblem | null> {
    try {
      await this.#store.set(this.#tabs.own, session);
      return null;
    } catch (error) {
      return isQuota(error) ? 'full' : 'refused';
    }
  }

  /** The sessions of closed tabs, the newest first. Removes what is too old or cannot be read. */
  async offers(): Promise<readonly Offer[]> {
    let entries: readonly (readonly [string, unknown])[];
    try {
      entries = await this.#store.entries();
    } catch {
      return [];
    }
    const open = await this.#tabs.open();
    const offers: Offer[] = [];
    for (const [key, value] of entries) {
      if (key !== this.#tabs.own && open.has(key)) continue;
      const found = readKept(value);
      if (found.kind === 'session' && Date.now() - found.session.savedAt < LONGEST)
        offers.push({ key, session: found.session });
      else if (found.kind !== 'newer') await this.remove(key);
    }
    return offers.sort((a, b) => b.session.savedAt - a.session.savedAt);
  }

  /** Removes a session. */
  async remove(key: string): Promise<void> {
    try {
      await this.#store.delete(key);
    } catch {
      // It will be offered again, and can be removed then.
    }
  }
}

function isQuota(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'QuotaExceededError';
}
