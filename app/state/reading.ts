import { create, type StoreApi, type UseBoundStore } from 'zustand';
import type { InSession } from './session.ts';

/** A call on the stack of a task, in one recording: how many calls are outside it. */
export interface PinnedFrame {
  readonly recording: object;
  readonly task: number;
  readonly depth: number;
}

/** A C file that the user opened to read beside the engine. It never leaves this computer. */
export interface CFile {
  readonly name: string;
  readonly text: string;
}

/** What the details beside the picture show. */
export interface Reading {
  readonly tab: 'inspect' | 'code';
  /** The call whose source is shown; null: the one that runs. */
  readonly frame: PinnedFrame | null;
  readonly cFile: CFile | null;
}

/** Anything with a session and a store of what its details show. */
interface InReading extends InSession {
  readonly reading: UseBoundStore<StoreApi<Reading>>;
}

/** Creates the store of what the details show. */
export function createReading(): UseBoundStore<StoreApi<Reading>> {
  return create<Reading>(() => ({ tab: 'inspect', frame: null, cFile: null }));
}

/** Shows a page of the details. */
export function turnTo(app: InReading, tab: Reading['tab']): void {
  app.reading.setState({ tab });
}

/** Shows the source of a call on a stack; null: of the one that runs. */
export function readFrame(app: InReading, frame: Omit<PinnedFrame, 'recording'> | null): void {
  const { recording } = app.session.getState();
  app.reading.setState({ tab: 'code', frame: frame === null ? null : { ...frame, recording } });
}

/** Shows a C file beside the engine; null: no file. */
export function setCFile(app: InReading, cFile: CFile | null): void {
  app.reading.setState({ cFile });
}
