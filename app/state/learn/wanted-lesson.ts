import { create, type StoreApi, type UseBoundStore } from 'zustand';
import { setSettings } from '../settings.ts';
import { setShell } from '../shell.ts';

/** The name of the lesson that another part of the page asks to open; null for none. The view of lessons takes it. */
export const useWantedLesson: UseBoundStore<StoreApi<{ readonly name: string | null }>> = create<{
  readonly name: string | null;
}>(() => ({ name: null }));

/** Shows the lessons, and opens one of them. */
export function wantLesson(name: string): void {
  useWantedLesson.setState({ name });
  setSettings({ hasVisited: true });
  setShell({ view: 'learn', isWelcome: false });
}

/** Takes the lesson that is wanted: it is opened once. */
export function takeWantedLesson(): string | null {
  const { name } = useWantedLesson.getState();
  if (name !== null) useWantedLesson.setState({ name: null });
  return name;
}
