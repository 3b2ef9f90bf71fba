import { create, type StoreApi, type UseBoundStore } from 'zustand';

/** A call on the stack of a task: how many calls stand outside it. */
export interface PinnedFrame {
  readonly task: number;
  readonly depth: number;
}

/** A C file that somebody opened to read beside the engine. It stays on this machine. */
export interface CFile {
  readonly name: string;
  readonly text: string;
}

/** What is read beside the picture. */
export interface Reading {
  readonly tab: 'inspect' | 'code';
  /** The call whose source is read; null: whichever runs. */
  readonly frame: PinnedFrame | null;
  readonly cFile: CFile | null;
}

/** What is read. */
export const useReading: UseBoundStore<StoreApi<Reading>> = create<Reading>(() => ({
  tab: 'inspect',
  frame: null,
  cFile: null,
}));

/** Turns to a page of the details. */
export function turnTo(tab: Reading['tab']): void {
  useReading.setState({ tab });
}

/** Shows the source of a call on a stack; null: of whichever runs. */
export function readFrame(frame: PinnedFrame | null): void {
  useReading.setState({ tab: 'code', frame });
}

/** Reads a C file beside the engine from now on; null: none. */
export function setCFile(cFile: CFile | null): void {
  useReading.setState({ cFile });
}
