import type { ProcSlabColumn } from './rows.ts';

/**
 * What is wrong with a pasted listing. 'error': the row, or the whole text, could not be used.
 * 'warning': the row was kept as it is. `line` counts from 1; `text` is the line's beginning, cleaned.
 */
export type ProcSlabProblem = RowError | RowWarning | TextProblem;

/** Why a row was left out. */
export type RowError = Place & { readonly severity: 'error' } & (
    | { readonly kind: 'field count'; readonly found: number; readonly wanted: number }
    | { readonly kind: 'bad flags'; readonly found: string }
    | { readonly kind: 'not a number'; readonly column: ProcSlabColumn; readonly found: string }
    | { readonly kind: 'number too large'; readonly column: ProcSlabColumn; readonly found: string }
    | { readonly kind: 'size of nothing'; readonly column: 'slabsize' | 'objsize' }
    | {
        /** More slabs or objects in use than there are. */
        readonly kind: 'more used than held';
        readonly what: 'slab' | 'object';
        readonly alloc: number;
        readonly total: number;
      }
    | { readonly kind: 'duplicate name'; readonly name: string; readonly firstLine: number }
  );

/** What is odd in a row that was kept. */
export type RowWarning = Place & { readonly severity: 'warning' } & (
    | {
        /** A product of two columns differs from the column that should hold it. Bytes. */
        readonly kind: 'product differs';
        readonly column: 'size' | 'alloc';
        readonly found: number;
        readonly wanted: number;
      }
    | {
        /** The number of objects is not a multiple of the number of slabs. */
        readonly kind: 'uneven slabs';
        readonly objTotal: number;
        readonly slabTotal: number;
      }
    | {
        /** The objects in use do not fit into the slabs in use. */
        readonly kind: 'objects do not fit slabs';
        readonly objAlloc: number;
        readonly slabAlloc: number;
        readonly objsPerSlab: number;
      }
  );

/** What is wrong with the text as a whole. */
export type TextProblem =
  | {
      readonly kind: 'too long';
      readonly severity: 'error';
      /** Characters. */
      readonly found: number;
      readonly limit: number;
    }
  | {
      /** Rows from this line on were not read. */
      readonly kind: 'too many rows';
      readonly severity: 'warning';
      readonly line: number;
      readonly limit: number;
    }
  | {
      /** Problems beyond the first few were counted, not kept. */
      readonly kind: 'more problems';
      readonly severity: 'warning';
      readonly count: number;
    }
  | { readonly kind: 'nothing usable'; readonly severity: 'error' };

interface Place {
  readonly line: number;
  readonly text: string;
}
