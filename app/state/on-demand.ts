import { create, type StoreApi, type UseBoundStore } from 'zustand';
import { addStyles, stylesOf } from './failed-styles.ts';
import type { InSession, SessionStore } from './session.ts';

/** Ms between the start of a machine and the first downloads, so that they don't delay its first picture. */
const FIRST_PICTURE = 300;

/** Whether all parts of the page are loaded; if so, it works without a network. */
export type Parts = 'loading' | 'complete' | 'incomplete';

/** The state of the download of the page's parts. */
export const useParts: UseBoundStore<StoreApi<{ readonly state: Parts }>> = create<{
  readonly state: Parts;
}>(() => ({ state: 'loading' }));

/** A part of the page could not be downloaded. Loading it again fetches it again. */
export class LoadError extends Error {
  constructor(what: string, cause: unknown) {
    super(`${what} could not be downloaded`, { cause });
    this.name = 'LoadError';
  }
}

interface Part {
  isLoaded: boolean;
  readonly load: () => Promise<unknown>;
}

const parts: Part[] = [];
let running: Promise<void> | undefined;

/**
 * Code that is downloaded when it is first needed, or when {@link fetchRest} reaches it. The next call retries a failed
 * download.
 *
 * @param what the part, as the subject of a sentence: “The list of events”
 * @returns loads the part; rejects with a {@link LoadError}
 */
export function onDemand<T>(what: string, load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | undefined;
  let missingStyles: readonly string[] = [];
  const part: Part = { isLoaded: false, load: () => fetchOnce() };
  const attempt = async (): Promise<T> => {
    try {
      await addStyles(missingStyles);
      const loaded = await load();
      missingStyles = [];
      part.isLoaded = true;
      return loaded;
    } catch (error) {
      loading = undefined;
      missingStyles = [...new Set([...missingStyles, ...stylesOf(error)])];
      throw new LoadError(what, error);
    }
  };
  const fetchOnce = async (): Promise<T> => {
    loading ??= attempt();
    const loaded = await loading;
    // The network is back, so fetch the other missing parts too.
    if (useParts.getState().state === 'incomplete') void download();
    return loaded;
  };
  parts.push(part);
  return fetchOnce;
}

/**
 * After the first picture, downloads all parts that are still missing: from then on no panel, dialog or view waits for
 * the network. Called again, it retries what failed.
 */
export async function fetchRest(app: InSession): Promise<void> {
  await firstPicture(app);
  await download();
}

function download(): Promise<void> {
  running ??= fetchAll().finally(() => {
    running = undefined;
  });
  return running;
}

async function fetchAll(): Promise<void> {
  useParts.setState({ state: 'loading' });
  // A loaded part may register more parts: the loop visits these too.
  for (const { load } of parts) {
    try {
      await load();
    } catch {
      // Fetched again when it is needed; the failure is shown there.
    }
  }
  useParts.setState({ state: isComplete() ? 'complete' : 'incomplete' });
}

function isComplete(): boolean {
  return parts.every(({ isLoaded }) => isLoaded);
}

const pictures = new WeakMap<SessionStore, Promise<void>>();

/** Resolves once a machine has started and has had time to be drawn. */
export function firstPicture({ session }: InSession): Promise<void> {
  const known = pictures.get(session);
  if (known !== undefined) return known;
  const picture = new Promise<void>((resolve) => {
    const look = (): void => {
      if (session.getState().origin === null) return;
      leave();
      setTimeout(resolve, FIRST_PICTURE);
    };
    const leave = session.subscribe(look);
    look();
  });
  pictures.set(session, picture);
  return picture;
}
