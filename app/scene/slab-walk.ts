import type { View } from '../model/view.ts';
import type { Picked } from './target.ts';

/** A list of slabs in rows on the screen. */
export interface SlabRows {
  readonly slabs: readonly number[];
  /** Objects in a slab. */
  readonly objs: number;
  readonly columns: number;
}

/**
 * What an arrow key selects next: up and down move between the slabs of a column, left and right between objects.
 * Null for other keys and for an empty list.
 */
export function nextSelection(
  key: string,
  view: View,
  rows: SlabRows,
  selection: Picked,
): NonNullable<Picked> | null {
  const [head] = rows.slabs;
  if (!key.startsWith('Arrow') || head === undefined) return null;
  const current = slabOf(view, selection);
  const index = rows.slabs.indexOf(current);
  if (selection === null || index < 0) return { kind: 'slab', slot: head };
  const forward = key === 'ArrowRight' || key === 'ArrowDown' ? 1 : -1;
  if (key === 'ArrowUp' || key === 'ArrowDown') {
    return { kind: 'slab', slot: slabAt(rows, index + forward * rows.columns, head) };
  }
  const first = view.slabFirst.get(current);
  const start = forward > 0 ? -1 : rows.objs;
  const i = (selection.kind === 'slab' ? start : selection.slot - first) + forward;
  if (i >= 0 && i < rows.objs) return { kind: 'object', slot: first + i };
  const beside = view.slabFirst.get(slabAt(rows, index + forward, head));
  return { kind: 'object', slot: beside + (forward > 0 ? 0 : rows.objs - 1) };
}

/** The selected slab, or the slab of the selected object; −1 for none. */
export function slabOf(view: View, selection: Picked): number {
  if (selection === null) return -1;
  return selection.kind === 'slab' ? selection.slot : view.objSlab.get(selection.slot);
}

function slabAt({ slabs }: SlabRows, index: number, otherwise: number): number {
  return slabs[Math.max(0, Math.min(slabs.length - 1, index))] ?? otherwise;
}
