import { useEffect, useState } from 'react';
import type { Selection } from '../../model/selection.ts';
import { OPEN_AT_FIRST, rowOf } from '../../model/table/rows.ts';
import type { View } from '../../model/view.ts';

/** The open rows of the table, and the row that the keys act on. */
export interface OpenRows {
  readonly open: ReadonlySet<string>;
  readonly toggle: (id: string) => void;
  /** Id of a row. */
  readonly active: string;
  readonly setActive: (id: string) => void;
}

/** Keeps rows open or closed; a selection made elsewhere opens its row and moves the keys there. */
export function useOpenRows(view: View, selection: Selection): OpenRows {
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set(OPEN_AT_FIRST));
  const [active, setActive] = useState('cpus');
  // React to a new selection, not to the selected item moving.
  useEffect(() => {
    const found = selection === null ? null : rowOf(view, selection);
    if (found === null) return;
    setOpen((last) => (found.open.every((id) => last.has(id)) ? last : new Set([...last, ...found.open])));
    setActive((last) => (isSameThing(last, found.id) ? last : found.id));
  }, [view, selection]);
  const toggle = (id: string): void =>
    setOpen((last) => new Set(last.has(id) ? [...last].filter((one) => one !== id) : [...last, id]));
  return { open, toggle, active, setActive };
}

/** Whether two rows show the same object: in its magazine, and in its slab. */
function isSameThing(a: string, b: string): boolean {
  const [x, y] = [a, b].map((id) => id.replace(/^\w+ (?=object )/, ''));
  return x === y;
}
