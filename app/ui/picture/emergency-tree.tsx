import { hierarchy, tree } from 'd3';
import { type JSX, type KeyboardEvent, useLayoutEffect, useRef } from 'react';
import { type Branch, emergencyBranches } from '../../model/queries/emergency-branches.ts';
import { objectAddress, objectName } from '../../model/queries/names.ts';
import type { CacheView, View } from '../../model/view.ts';
import type { Selection } from '../../state/session.ts';

/** The emergency tree of a cache. */
export interface EmergencyTreeProps {
  readonly view: View;
  readonly cache: CacheView;
  readonly selection: Selection;
  readonly onSelect: (selection: Selection) => void;
}

/** Levels that are drawn; a tree of n objects has at most 2 log2(n + 1). */
const LEVELS = 5;
const ROW = 46;
const COLUMN = 44;
/** Letters of a name that fit a node in the usual size. */
const FITTING = 4;

/** The red-black tree of emergency objects, keyed by address; a line of text while it is empty. */
export function EmergencyTree({ view, cache, selection, onSelect }: EmergencyTreeProps): JSX.Element {
  return (
    <section aria-label="Emergency objects">
      <header className="stratum-head">
        <h2>Emergency objects</h2>
        <span className="mono dim">
          {counted(cache.objEmergency)} now · at most {counted(cache.objEmergencyMax)} ·{' '}
          {counted(cache.objDeadlock)} deadlocks
        </span>
      </header>
      {cache.treeRoot === 0 ? (
        <p className="dim">None: growth has not made a caller wait too long.</p>
      ) : (
        <Tree {...{ view, cache, selection, onSelect }} />
      )}
    </section>
  );
}

function Tree({ view, cache, selection, onSelect }: EmergencyTreeProps): JSX.Element {
  const scroller = useRef<HTMLDivElement>(null);
  const root = tree<Branch>()
    .nodeSize([COLUMN, ROW])
    .separation(() => 1)(
    hierarchy(emergencyBranches(view, cache.treeRoot, LEVELS), ({ children }) => children),
  );
  const nodes = root.descendants().filter(({ data }) => data.obj !== 0);
  const xs = nodes.map((node) => node.x);
  const left = Math.min(...xs) - COLUMN;
  const width = Math.max(...xs) + COLUMN - left;
  const height = (root.height + 1) * ROW;
  const hidden = cache.objEmergency - nodes.length;
  // Where the tree is wider than the room for it, what is seen first is its root.
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element !== null) element.scrollLeft = -left - element.clientWidth / 2;
  }, [left]);
  return (
    <div className="tree" ref={scroller}>
      <svg width={width} height={height} viewBox={`${left} ${-ROW / 2} ${width} ${height}`}>
        <title>Red-black tree of emergency objects, by address</title>
        {root
          .links()
          .filter(({ target }) => target.data.obj !== 0)
          .map(({ source, target }) => (
            <line key={target.data.obj} x1={source.x} y1={source.y} x2={target.x} y2={target.y} />
          ))}
        {nodes.map(({ data: { obj }, x, y }) => (
          <TreeNode key={obj} {...{ view, obj, x, y, selection, onSelect }} />
        ))}
      </svg>
      <p className="dim">
        Lower addresses to the left; red nodes are filled.
        {hidden > 0 && ` ${LEVELS} levels are drawn, ${counted(hidden)} objects lie below.`}
      </p>
    </div>
  );
}

interface TreeNodeProps extends Pick<EmergencyTreeProps, 'view' | 'selection' | 'onSelect'> {
  readonly obj: number;
  readonly x: number;
  readonly y: number;
}

function TreeNode({ view, obj, x, y, selection, onSelect }: TreeNodeProps): JSX.Element {
  const colour = view.treeRed.get(obj) === 1 ? 'red' : 'black';
  const isSelected = selection?.kind === 'object' && selection.slot === obj;
  const name = objectName(view, obj);
  const words = `${name}, ${colour}, ${objectAddress(view, obj) ?? ''}`;
  const press = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    onSelect({ kind: 'object', slot: obj });
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: an SVG group cannot be a button element.
    <g
      className={`node ${colour}${isSelected ? ' selected' : ''}`}
      transform={`translate(${x} ${y})`}
      role="button"
      tabIndex={0}
      aria-label={words}
      onClick={() => onSelect({ kind: 'object', slot: obj })}
      onKeyDown={press}
    >
      <title>{words}</title>
      <path d="M0 -17 L20 0 L0 17 L-20 0 Z" />
      <text dy="0.35em" style={{ fontSize: name.length > FITTING ? 9 : 11 }}>
        {name}
      </text>
    </g>
  );
}

function counted(count: number): string {
  return count.toLocaleString('en');
}
