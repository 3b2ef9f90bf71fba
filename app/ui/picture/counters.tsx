import type { JSX } from 'react';
import { OBJ_T, SLAB_T } from '../../model/queries/names.ts';
import { bytesOf, splitOf } from '../../model/queries/split.ts';
import type { CacheView } from '../../model/view.ts';
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
  const up = (size: number): number => Math.ceil(size / objAlign) * objAlign;
  const slot = up(objSize) + up(OBJ_T);
  const sum = up(SLAB_T) + slabObjs * slot;
  const waste = slabSize - sum;
  const offslab = waste < 0;
  return (
    <ul className="mono geometry">
      <li>
        {SLAB_T} B head → {up(SLAB_T)}
      </li>
      <li>
        {objSize} B object → {up(objSize)}, {OBJ_T} B trailer → {up(OBJ_T)}, aligned to {objAlign}
      </li>
      {offslab ? (
        <li>
          {slabObjs} objects lie outside the slab of {slabSize} B
        </li>
      ) : (
        <li>
          {up(SLAB_T)} + {slabObjs} × {slot} = {sum}
          {waste > 0 && ` + ${waste} left over`} = {slabSize} B
        </li>
      )}
    </ul>
  );
}
