import { hierarchy, tree } from 'd3';
import type { JSX } from 'react';
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

interface Branch {
  readonly obj: number;
  readonly children: Branch[];
}

/** Levels that are drawn; a tree of n objects has at most 2 log2(n + 1). */
const LEVELS = 6;
const ROW = 46;
const COLUMN = 44;

/** The red-black tree of emergency objects, keyed by address; a line of text while it is empty. */
export function EmergencyTree({ view, cache, selection, onSelect }: EmergencyTreeProps): JSX.Element {
  return (
    <section aria-label="Emergency objects">
      <header className="stratum-head">
        <h2>Emergency objects</h2>
        <span className="mono dim">
          {cache.objEmergency} now · at most {cache.objEmergencyMax} · {cache.objDeadlock} deadlocks
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
  const root = tree<Branch>().nodeSize([COLUMN, ROW])(hierarchy(branch(view, cache.treeRoot, 1)));
  const nodes = root.descendants();
  const xs = nodes.map((node) => node.x);
  const left = Math.min(...xs) - COLUMN;
  const width = Math.max(...xs) + COLUMN - left;
  const height = (root.height + 1) * ROW;
  const hidden = cache.objEmergency - nodes.length;
  return (
    <div className="tree">
      <svg width={width} height={height} viewBox={`${left} ${-ROW / 2} ${width} ${height}`}>
        <title>Red-black tree of emergency objects, by address</title>
        {root.links().map(({ source, target }) => (
          <line key={target.data.obj} x1={source.x} y1={source.y} x2={target.x} y2={target.y} />
        ))}
        {nodes.map(({ data: { obj }, x, y }) => {
          const isRed = view.treeRed.get(obj) === 1;
          const name = objectName(view, obj);
          const isSelected = selection?.kind === 'object' && selection.slot === obj;
          return (
            // biome-ignore lint/a11y/useSemanticElements: an SVG group cannot be a button element.
            <g
              key={obj}
              className={`node ${isRed ? 'red' : 'black'}${isSelected ? ' selected' : ''}`}
              transform={`translate(${x} ${y})`}
              role="button"
              tabIndex={0}
              aria-label={`${name}, ${isRed ? 'red' : 'black'}, ${objectAddress(view, obj) ?? ''}`}
              onClick={() => onSelect({ kind: 'object', slot: obj })}
              onKeyDown={(event) => {
                if (event.key === 'Enter') onSelect({ kind: 'object', slot: obj });
              }}
            >
              <path d="M0 -17 L19 0 L0 17 L-19 0 Z" />
              <text dy="0.35em">{name}</text>
            </g>
          );
        })}
      </svg>
      {hidden > 0 && <p className="dim">… and {hidden} more below.</p>}
    </div>
  );
}

function branch(view: View, obj: number, level: number): Branch {
  const below = [view.treeLeft.get(obj), view.treeRight.get(obj)].filter((child) => child !== 0);
  return { obj, children: level === LEVELS ? [] : below.map((child) => branch(view, child, level + 1)) };
}
