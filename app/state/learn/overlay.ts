import { create, type StoreApi, type UseBoundStore } from 'zustand';

/** A speaker's tool over the page: a pen, or a spotlight. */
export type OverlayKind = 'ink' | 'spotlight';

/** The tool that is over the page now. */
export const useOverlay: UseBoundStore<StoreApi<{ readonly kind: OverlayKind | null }>> = create<{
  readonly kind: OverlayKind | null;
}>(() => ({ kind: null }));

/** Turns the pen or the spotlight on or off. */
export function toggleOverlay(kind: OverlayKind): void {
  useOverlay.setState(({ kind: before }) => ({ kind: before === kind ? null : kind }));
}
