import { create, type StoreApi, type UseBoundStore } from 'zustand';

/** What a speaker has over the page: a pen, or a light on one place. */
export type OverlayKind = 'ink' | 'spotlight';

/** What is over the page now. */
export const useOverlay: UseBoundStore<StoreApi<{ readonly kind: OverlayKind | null }>> = create<{
  readonly kind: OverlayKind | null;
}>(() => ({ kind: null }));

/** Turns the pen or the light on, or off again. */
export function toggleOverlay(kind: OverlayKind): void {
  useOverlay.setState(({ kind: before }) => ({ kind: before === kind ? null : kind }));
}
