import {
  type JSX,
  type KeyboardEvent,
  type MouseEvent,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { objectName, slabName } from '../../model/queries/names.ts';
import type { CacheView, View } from '../../model/view.ts';
import type { Selection } from '../../state/session.ts';
import { type Palette, paintSlabs } from './paint-slabs.ts';
import { cardBox, hit, layOutSlabs, visibleRows } from './slab-layout.ts';

/** A list of slabs. */
export interface SlabListProps {
  readonly view: View;
  /** Changes whenever the view does. */
  readonly moment: number;
  readonly cache: CacheView;
  readonly slabs: readonly number[];
  readonly list: 'skc_partial_list' | 'skc_complete_list';
  readonly selection: Selection;
  readonly onSelect: (selection: Selection) => void;
  /** What the pointer is on. */
  readonly onPoint: (selection: Selection) => void;
}

/** Draws a list of slabs on a canvas as large as the window on it: the length of the list does not matter. */
export function SlabList(props: SlabListProps): JSX.Element {
  const { view, moment, cache, slabs, list, selection, onSelect, onPoint } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [size, setSize] = useState({ width: 600, height: 200 });
  const [top, setTop] = useState(0);
  const [theme, setTheme] = useState('');
  const objs = cache.slabObjs;
  const grid = layOutSlabs(slabs.length, objs, size.width);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const observer = new ResizeObserver(() =>
      setSize({ width: element.clientWidth, height: element.clientHeight }),
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    const observer = new MutationObserver(() => setTheme(document.documentElement.dataset['theme'] ?? ''));
    observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    return () => observer.disconnect();
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the view changes in place with the moment, colours with the theme.
  useLayoutEffect(() => {
    const element = canvas.current;
    const ctx = element?.getContext('2d');
    if (element === null || ctx === null || ctx === undefined) return;
    const ratio = window.devicePixelRatio;
    const height = Math.min(size.height, Math.max(grid.height, 1));
    element.width = size.width * ratio;
    element.height = height * ratio;
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    const scene = { view, slabs, objs, grid, isComplete: list === 'skc_complete_list', selection };
    paintSlabs(ctx, scene, readPalette(element), top, visibleRows(grid, top, height));
  }, [moment, slabs, size, top, theme, selection]);

  const at = (event: MouseEvent): Selection => {
    const box = event.currentTarget.getBoundingClientRect();
    const found = hit(grid, slabs.length, objs, event.clientX - box.left, event.clientY - box.top + top);
    const slab = found === null ? undefined : slabs[found.slab];
    if (found === null || slab === undefined) return null;
    return found.obj < 0
      ? { kind: 'slab', slot: slab }
      : { kind: 'object', slot: view.slabFirst.get(slab) + found.obj };
  };

  const walk = (event: KeyboardEvent): void => {
    const next = neighbour(event.key, view, slabs, objs, grid.columns, selection);
    if (next === null) return;
    event.preventDefault();
    event.stopPropagation();
    onSelect(next);
    const slab = next.kind === 'slab' ? next.slot : view.objSlab.get(next.slot);
    const box = cardBox(grid, slabs.indexOf(slab));
    const element = scroller.current;
    if (element === null) return;
    if (box.y < top) element.scrollTop = box.y;
    else if (box.y + box.height > top + size.height) element.scrollTop = box.y + box.height - size.height;
  };

  return (
    <div
      className="slab-list"
      ref={scroller}
      style={{ blockSize: Math.min(Math.max(grid.height, 4), 380) }}
      onScroll={(event) => setTop(event.currentTarget.scrollTop)}
    >
      <div style={{ blockSize: grid.height, position: 'relative' }}>
        <canvas
          ref={canvas}
          role="img"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys walk through the slabs; the table beside says the same.
          tabIndex={0}
          aria-label={`${list}: ${slabs.length} slabs of ${cache.name}. Arrow keys select. ${spoken(view, selection)}`}
          style={{
            position: 'sticky',
            top: 0,
            display: 'block',
            inlineSize: size.width,
            blockSize: Math.min(size.height, Math.max(grid.height, 1)),
          }}
          onClick={(event) => onSelect(at(event))}
          onMouseMove={(event) => onPoint(at(event))}
          onMouseLeave={() => onPoint(null)}
          onKeyDown={walk}
        />
      </div>
    </div>
  );
}

function spoken(view: View, selection: Selection): string {
  if (selection === null) return '';
  return selection.kind === 'slab' ? slabName(view, selection.slot) : objectName(view, selection.slot);
}

/** Up and down go from slab to slab of a column, left and right from object to object. */
function neighbour(
  key: string,
  view: View,
  slabs: readonly number[],
  objs: number,
  columns: number,
  selection: Selection,
): NonNullable<Selection> | null {
  const steps: Readonly<Record<string, number>> = {
    ArrowLeft: -1,
    ArrowRight: 1,
    ArrowUp: -columns,
    ArrowDown: columns,
  };
  const step = steps[key];
  const [head] = slabs;
  if (step === undefined || head === undefined) return null;
  const current =
    selection === null ? -1 : selection.kind === 'slab' ? selection.slot : view.objSlab.get(selection.slot);
  const index = slabs.indexOf(current);
  if (selection === null || index < 0) return { kind: 'slab', slot: head };
  const clamp = (n: number): number => Math.max(0, Math.min(slabs.length - 1, n));
  if (Math.abs(step) > 1 || key === 'ArrowUp' || key === 'ArrowDown') {
    return { kind: 'slab', slot: slabs[clamp(index + step)] ?? head };
  }
  const first = view.slabFirst.get(current);
  const i = (selection.kind === 'slab' ? (step > 0 ? -1 : objs) : selection.slot - first) + step;
  if (i >= 0 && i < objs) return { kind: 'object', slot: first + i };
  const other = slabs[clamp(index + step)] ?? head;
  return { kind: 'object', slot: view.slabFirst.get(other) + (step > 0 ? 0 : objs - 1) };
}

function readPalette(element: Element): Palette {
  const css = getComputedStyle(element);
  const colour = (name: string): string => css.getPropertyValue(name).trim();
  return {
    free: colour('--free'),
    magazine: colour('--magazine'),
    caller: colour('--caller'),
    complete: colour('--complete'),
    line: colour('--line'),
    text: colour('--text'),
    dim: colour('--text-dim'),
    accent: colour('--accent'),
    panel: colour('--panel'),
    mono: colour('--font-mono'),
  };
}
