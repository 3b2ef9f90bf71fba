import type { JSX } from 'react';
import { geometrySum, OBJ_T, SLAB_T } from '../../model/layout/geometry.ts';
import { bytesOf, splitOf } from '../../model/layout/split.ts';
import type { CacheView } from '../../model/plain-view.ts';
import { bytes } from '../words.ts';

/** The reference's counters, with what they count. */
const COUNTERS = [
  ['skc_slab_total', 'slabTotal', 'slabs held'],
  ['skc_slab_alloc', 'slabAlloc', 'slabs with an object out'],
  ['skc_slab_max', 'slabMax', 'most of those at a time'],
  ['skc_obj_total', 'objTotal', 'objects, emergency ones included'],
  ['skc_obj_alloc', 'objAlloc', 'objects out of their slab: in use or in a magazine'],
  ['skc_obj_max', 'objMax', 'most of those at a time'],
  ['skc_obj_deadlock', 'objDeadlock', 'times that growth took too long'],
  ['skc_obj_emergency', 'objEmergency', 'emergency objects'],
  ['skc_obj_emergency_max', 'objEmergencyMax', 'most of those at a time'],
  ['skc_ref', 'ref', 'growths and reaps under way'],
] as const;

const MISFIT = 'the sum is more than the slab: these figures do not fit this version';

/** The counters of a cache, the split that they hide, and its geometry as a sum. */
export function Counters({ cache }: { readonly cache: CacheView }): JSX.Element {
  if (cache.linuxLive >= 0) {
    return (
      <section aria-label="Counters">
        <h2>Counters</h2>
        <p>
          Delegated to the Linux slab: <span className="mono">{cache.linuxLive}</span> objects are out. It has
          no slabs, magazines or counters of its own.
        </p>
      </section>
    );
  }
  return (
    <section aria-label="Counters">
      <h2>Where the objects are</h2>
      <SplitBar cache={cache} />
      <h2>Counters</h2>
      <dl className="figures">
        {COUNTERS.map(([name, field, meaning]) => (
          <div key={name} title={meaning}>
            <dt>
              <code>{name}</code>
              <span className="visually-hidden">, {meaning}</span>
            </dt>
            <dd className="mono">{cache[field].toLocaleString('en')}</dd>
          </div>
        ))}
      </dl>
      <h2>Geometry</h2>
      <Geometry cache={cache} />
    </section>
  );
}

function SplitBar({ cache }: { cache: CacheView }): JSX.Element {
  const { inUse, parked, free, emergency } = splitOf(cache);
  const parts = [
    ['in use', inUse, 'caller'],
    ['in magazines', parked, 'magazine'],
    ['free in slabs', free, 'free'],
    ['emergency', emergency, 'emergency'],
  ] as const;
  const { held, used } = bytesOf(cache);
  return (
    <>
      <div className="split" aria-hidden="true">
        {parts.map(
          ([name, count, mark]) =>
            count > 0 && <span key={name} className={mark} style={{ flexGrow: count }} />,
        )}
      </div>
      <ul className="split-legend">
        {parts.map(([name, count, mark]) => (
          <li key={name}>
            <span className={`swatch ${mark}`} aria-hidden="true" /> {name}{' '}
            <span className="mono">{count.toLocaleString('en')}</span>
          </li>
        ))}
      </ul>
      <p className="dim">
        {bytes(held)} held for {bytes(used)} in use
        {held > 0 && ` (${((100 * used) / held).toFixed(1)} %)`}
      </p>
    </>
  );
}

function Geometry({ cache }: { cache: CacheView }): JSX.Element {
  const { objSize, objAlign, slabObjs, slabSize } = cache;
  const { head, object, trailer, slot, sum, leftOver, outside } = geometrySum(cache);
  const rest = leftOver === 0 ? '' : ` ${leftOver > 0 ? '+' : '−'} ${Math.abs(leftOver)} = ${slabSize}`;
  return (
    <ul className="mono geometry">
      <li>
        {objSize} B object → {object}, {OBJ_T} B trailer → {trailer}, aligned to {objAlign}
      </li>
      {outside === 0 ? (
        <>
          <li>
            {SLAB_T} B head → {head}
          </li>
          <li>
            {head} + {slabObjs} × {slot} = {sum}
            {rest} B
          </li>
          {leftOver !== 0 && <li className="dim">{leftOver > 0 ? `${leftOver} B are left over` : MISFIT}</li>}
        </>
      ) : (
        <>
          <li>
            {SLAB_T} B head, rounded up to a page = {slabSize} B
          </li>
          <li>
            {slabObjs} objects outside, {slot} B → {outside} B each
          </li>
        </>
      )}
    </ul>
  );
}
