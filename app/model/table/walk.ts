import type { Row } from './rows.ts';

/** Rows that PageUp and PageDown move. */
const PAGE = 12;

/** What a key does in the table: moves to a row, by index, or opens or closes the current one. */
export type TableMove =
  | { readonly kind: 'go'; readonly to: number }
  | { readonly kind: 'toggle'; readonly id: string };

/** What a key does on row `at`, as in the ARIA treegrid pattern; null for other keys. */
export function moveBy(key: string, rows: readonly Row[], at: number): TableMove | null {
  const last = rows.length - 1;
  const row = rows[at];
  const go = (to: number): TableMove => ({ kind: 'go', to: Math.max(0, Math.min(last, to)) });
  switch (key) {
    case 'ArrowDown':
      return go(at + 1);
    case 'ArrowUp':
      return go(at - 1);
    case 'PageDown':
      return go(at + PAGE);
    case 'PageUp':
      return go(at - PAGE);
    case 'Home':
      return go(0);
    case 'End':
      return go(last);
    case 'ArrowRight':
      if (row === undefined || row.children === 0) return go(at);
      return row.isOpen ? go(at + 1) : { kind: 'toggle', id: row.id };
    case 'ArrowLeft':
      if (row === undefined) return null;
      return row.isOpen ? { kind: 'toggle', id: row.id } : go(row.parent < 0 ? at : row.parent);
    default:
      return null;
  }
}

/** The next row after `at`, wrapping around, whose name begins with the typed text; `at` if there is none. */
export function typedTo(typed: string, at: number, count: number, nameOf: (i: number) => string): number {
  const start = typed.length > 1 ? at : at + 1;
  for (let i = 0; i < count; i++) {
    const index = (start + i) % count;
    if (nameOf(index).toLowerCase().startsWith(typed)) return index;
  }
  return at;
}
