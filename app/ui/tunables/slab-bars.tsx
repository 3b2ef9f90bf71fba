import type { JSX } from 'react';
import { geometrySum, type Layout } from '../../model/layout/geometry.ts';
import { formatBytes } from '../../words/numbers.ts';
import css from './tunables.module.css';

/** The most objects to draw one by one; more are drawn as one block. */
const MOST_OBJECTS = 32;

/** A slab before and after a change, to the same scale. */
export function SlabBars({
  before,
  after,
}: {
  readonly before: Layout;
  readonly after: Layout;
}): JSX.Element {
  const most = Math.max(before.slabSize, after.slabSize, 1);
  return (
    <div className={css['bars']}>
      <Bar name="now" layout={before} most={most} />
      <Bar name="then" layout={after} most={most} />
    </div>
  );
}

interface BarProps {
  readonly name: string;
  readonly layout: Layout;
  /** Bytes of the whole width. */
  readonly most: number;
}

function Bar({ name, layout, most }: BarProps): JSX.Element {
  const { slabSize, slabObjs, objSize } = layout;
  const { head, slot, outside } = geometrySum(layout);
  const slots = outside > 0 ? 0 : slabObjs;
  const parts = Math.min(slots, MOST_OBJECTS);
  return (
    <>
      <span className="dim">{name}</span>
      <div className={css['bar']} aria-hidden="true">
        <div className={css['slab']} style={{ inlineSize: `${(100 * slabSize) / most}%` }}>
          <i className={css['lost']} style={{ flexGrow: Math.min(head, slabSize) }} />
          {Array.from({ length: parts }, (_, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the objects of a slab differ in nothing else.
            <Slot key={i} size={(slots / parts) * objSize} lost={(slots / parts) * (slot - objSize)} />
          ))}
          <i style={{ flexGrow: Math.max(0, slabSize - head - slots * slot) }} />
        </div>
      </div>
      <span className="mono">{formatBytes(slabSize)}</span>
    </>
  );
}

function Slot({ size, lost }: { readonly size: number; readonly lost: number }): JSX.Element {
  return (
    <>
      <i className={css['payload']} style={{ flexGrow: size }} />
      <i className={css['lost']} style={{ flexGrow: lost }} />
    </>
  );
}
