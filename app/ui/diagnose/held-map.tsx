import { type JSX, type KeyboardEvent, useMemo, useRef, useState } from 'react';
import type { CacheDiagnosis } from '../../model/diagnose/cache-diagnosis.ts';
import { formatBytes, formatShare, plural } from '../../words/numbers.ts';
import { placeAfter } from '../widgets/place-after.ts';
import { nameTip } from '../widgets/tip.ts';
import { useSize } from '../widgets/use-size.ts';
import { HeldParts, heldPartsWords } from './held-bar.tsx';
import css from './held-map.module.css';
import { type MapCell, mapCells } from './map-layout.ts';

/** The caches of a listing, and what choosing one of them does. */
export interface HeldMapProps {
  readonly caches: readonly CacheDiagnosis[];
  readonly onChoose: (cache: string) => void;
}

/** All caches at one glance: the area of each is what it holds, filled with where that goes. */
export function HeldMap({ caches, onChoose }: HeldMapProps): JSX.Element {
  const box = useRef<HTMLDivElement>(null);
  const { width, height } = useSize(box);
  const [current, setCurrent] = useState(0);
  const cells = useMemo(() => mapCells(caches, width, height), [caches, width, height]);
  const all = cells.reduce((sum, { bytes }) => sum + bytes, 0);
  const press = (event: KeyboardEvent<HTMLElement>): void => {
    const next = placeAfter(event.key, Math.min(current, cells.length - 1), cells.length, {
      arrows: 'all',
      wraps: true,
    });
    if (next === null) return;
    event.preventDefault();
    setCurrent(next);
    box.current?.querySelectorAll('button')[next]?.focus();
  };
  return (
    <div
      ref={box}
      className={css['map']}
      role="toolbar"
      aria-label="Map of what the caches hold"
      aria-orientation="horizontal"
      onKeyDown={press}
    >
      {cells.map((cell, i) => (
        <Cell
          key={cell.first.cache.name}
          cell={cell}
          share={cell.bytes / all}
          isCurrent={i === Math.min(current, cells.length - 1)}
          onFocus={() => setCurrent(i)}
          onChoose={onChoose}
        />
      ))}
    </div>
  );
}

interface CellProps {
  readonly cell: MapCell;
  readonly share: number;
  readonly isCurrent: boolean;
  readonly onFocus: () => void;
  readonly onChoose: (cache: string) => void;
}

/** Px that a name needs, and that a second line needs. */
const NAME = { width: 56, height: 20 };
const TWO_LINES = 42;

function Cell({ cell, share, isCurrent, onFocus, onChoose }: CellProps): JSX.Element {
  const { first, caches, bytes, split, x, y, width, height } = cell;
  const name = caches === 1 ? first.cache.name : plural(caches, 'smaller cache');
  const held = `${formatBytes(bytes)}, ${formatShare(share)}`;
  const parts = split === null ? '' : `: ${heldPartsWords(split)}`;
  const words = `${name} holds ${held}${parts}`;
  return (
    <button
      type="button"
      className={css['cell']}
      style={{ left: x, top: y, width, height }}
      tabIndex={isCurrent ? 0 : -1}
      aria-label={words}
      {...nameTip(words)}
      onFocus={onFocus}
      onClick={() => onChoose(first.cache.name)}
    >
      {split !== null && <HeldParts split={split} />}
      {width >= NAME.width && height >= NAME.height && (
        <span className={css['name']}>
          <span className="mono">{name}</span>
          {height >= TWO_LINES && <span>{held}</span>}
        </span>
      )}
    </button>
  );
}
