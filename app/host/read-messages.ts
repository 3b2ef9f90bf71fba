import type { Content, ReadAsk } from './read.ts';
import type { RowPiece } from './row-pieces.ts';

/** A numbered ask; the reply has the same number. */
export interface ReadRequest {
  readonly id: number;
  readonly ask: ReadAsk;
}

/** What was read, an error of our own code, the progress, or rows of the content that follows. */
export type ReadReply =
  | { readonly id: number; readonly share: number }
  | { readonly id: number; readonly rows: RowPiece }
  | { readonly id: number; readonly content: Content }
  | { readonly id: number; readonly error: string };
