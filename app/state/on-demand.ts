import { create, type StoreApi, type UseBoundStore } from 'zustand';
import { useSession } from './session.ts';

/** Ms after the machine stands that are left to its first picture. */
const FIRST_PICTURE = 300;

const loads: (() => Promise<unknown>)[] = [];
let stands: Promise<void> | undefined;

/** Whether all parts of the page have been fetched, so that it needs no network. */
export const useFetched: UseBoundStore<StoreApi<{ readonly isComplete: boolean }>> = create(() => ({
  isComplete: false,
}));

/** Code that is fetched when it is first needed, or when {@link fetchRest} comes to it. */
export function onDemand<T>(load: () => Promise<T>): () => Promise<T> {
  loads.push(load);
  return load;
}

/** Once the first picture stands, fetches all that is not there yet: from then on no panel, dialog or view waits for the network. */
export async function fetchRest(): Promise<void> {
  await firstPicture();
  let isComplete = true;
  // What is fetched may bring more of the kind: the loop sees these too.
  for (const load of loads) {
    try {
      await load();
    } catch {
      // It is fetched once more, and the failure shown, when it is needed.
      isComplete = false;
    }
  }
  useFetched.setState({ isComplete });
}

/** Resolves when a machine stands and had the time to be drawn. */
export function firstPicture(): Promise<void> {
  stands ??= new Promise<void>((resolve) => {
    const look = (): void => {
      if (useSession.getState().origin === null) return;
      leave();
      setTimeout(resolve, FIRST_PICTURE);
    };
    const leave = useSession.subscribe(look);
    look();
  });
  return stands;
}
