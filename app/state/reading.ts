import { create, type StoreApi, type UseBoundStore } from 'zustand';

/** What is read beside the picture. */
export interface Reading {
  readonly tab: 'inspect' | 'code';
  /** Number of the reference function whose source is read; null: the one that runs. */
  readonly fn: number | null;
}

/** What is read. */
export const useReading: UseBoundStore<StoreApi<Reading>> = create<Reading>(() => ({
  tab: 'inspect',
  fn: null,
}));

/** Turns to a page of the details. */
export function turnTo(tab: Reading['tab']): void {
  useReading.setState({ tab });
}

/** Shows the source of a reference function; null: of whichever runs. */
export function readFunction(fn: number | null): void {
  useReading.setState({ tab: 'code', fn });
}
