import {
  type JSX,
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { objectName, slabName } from '../../model/queries/names.ts';
import type { CacheView, View } from '../../model/view.ts';
import type { Selection } from '../../state/session.ts';
import { type Palette, paintSlabs, type SlabScene } from './paint-slabs.ts';
import { cardBox, hit, layOutSlabs, visibleRows } from './slab-layout.ts';
import { nextSelection, slabOf } from './slab-walk.ts';

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
  const { scroller, size, top, setTop } = useScrollWindow();
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useTheme();
  const objs = cache.slabObjs;
  const grid = layOutSlabs(slabs.length, objs, size.width);
  const height = Math.min(size.height, Math.max(grid.height, 1));

  // biome-ignore lint/correctness/useExhaustiveDependencies: the view changes in place with the moment, colours with the theme.
  useLayoutEffect(() => {
    if (canvas.current === null) return;
    const scene = { view, slabs, objs, grid, isComplete: list === 'skc_complete_list', selection };
    paint(canvas.current, scene, size.width, height, top);
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
    const next = nextSelection(event.key, view, { slabs, objs, columns: grid.columns }, selection);
    if (next === null) return;
    event.preventDefault();
    onSelect(next);
    const box = cardBox(grid, slabs.indexOf(slabOf(view, next)));
    const isAbove = box.y < top;
    const isSeen = !isAbove && box.y + box.height <= top + size.height;
    if (!isSeen) scroller.current?.scrollTo({ top: isAbove ? box.y : box.y + box.height - size.height });
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
          tabIndex={0}
          aria-label={`${list}: ${slabs.length} slabs of ${cache.name}. Arrow keys select. ${spoken(view, selection)}`}
          style={{
            position: 'sticky',
            top: 0,
            display: 'block',
            inlineSize: size.width,
            blockSize: height,
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

/** A scrolling element, its inner size and how far it is scrolled, in CSS pixels. */
function useScrollWindow(): {
  scroller: RefObject<HTMLDivElement | null>;
  size: { width: number; height: number };
  top: number;
  setTop: (top: number) => void;
} {
  const scroller = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: 600, height: 200 });
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const observer = new ResizeObserver(() =>
      setSize({ width: element.clientWidth, height: element.clientHeight }),
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { scroller, size, top, setTop };
}

/** The theme that the page shows. */
function useTheme(): string {
  const [theme, setTheme] = useState('');
  useEffect(() => {
    const observer = new MutationObserver(() => setTheme(document.documentElement.dataset['theme'] ?? ''));
    observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    return () => observer.disconnect();
  }, []);
  return theme;
}

function paint(
  element: HTMLCanvasElement,
  scene: SlabScene,
  width: number,
  height: number,
  top: number,
): void {
  const ctx = element.getContext('2d');
  if (ctx === null) return;
  const ratio = window.devicePixelRatio;
  element.width = width * ratio;
  element.height = height * ratio;
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  paintSlabs(ctx, scene, readPalette(element), top, visibleRows(scene.grid, top, height));
}

function spoken(view: View, selection: Selection): string {
  if (selection === null) return '';
  return selection.kind === 'slab' ? slabName(view, selection.slot) : objectName(view, selection.slot);
}

/** The colours of the page's tokens as the canvas can use them: a token itself may be a formula of the theme. */
function readPalette(element: HTMLElement): Palette {
  const css = getComputedStyle(element);
  const colour = (name: string): string => {
    element.style.color = `var(${name})`;
    return css.color;
  };
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
    mono: css.getPropertyValue('--font-mono'),
  };
}
