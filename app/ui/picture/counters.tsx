import type { JSX } from 'react';
import { geometrySum, OBJ_T, SLAB_T } from '../../model/layout/geometry.ts';
import { bytesOf, splitOf } from '../../model/layout/split.ts';
import type { CacheView } from '../../model/plain-view.ts';
import { formatBytes, formatCount, formatShare, plural } from '../../words/numbers.ts';
import { STATES } from '../../words/places.ts';

/** The reference's counters, and what they count. */
const COUNTERS = [
  ['skc_slab_total', 'slabTotal', 'slabs held'],
  ['skc_slab_alloc', 'slabAlloc', 'slabs with objects in use or in magazines'],
  ['skc_slab_max', 'slabMax', 'their peak'],
  ['skc_obj_total', 'objTotal', 'objects, including emergency objects'],
  ['skc_obj_alloc', 'objAlloc', 'objects in use or in magazines'],
  ['skc_obj_max', 'objMax', 'their peak'],
  ['skc_obj_deadlock', 'objDeadlock', 'times a growth took too long'],
  ['skc_obj_emergency', 'objEmergency', 'emergency objects'],
  ['skc_obj_emergency_max', 'objEmergencyMax', 'their peak'],
  ['skc_ref', 'ref', 'growths and reaps in progress'],
] as const;

const MISFIT = 'the sum is larger than the slab: these figures are not from this version';

/** The counters of a cache, where its objects are, and its geometry as a sum. */
export function Counters({ cache }: { readonly cache: CacheView }): JSX.Element {
  if (cache.linuxLive >= 0) {
    return (
      <section aria-label="Counters">
        <h2>Counters</h2>
        <p>
          Delegated to the Linux slab: <span className="mono">{plural(cache.linuxLive, 'object')}</span> in
          use. It has no slabs, magazines or counters of its own.
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
            <dd className="mono">{formatCount(cache[field])}</dd>
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
    [STATES.used, inUse, 'caller'],
    [STATES.parked, parked, 'magazine'],
    [STATES.free, free, 'free'],
    [STATES.emergency, emergency, 'emergency'],
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
            <span className="mono">{formatCount(count)}</span>
          </li>
        ))}
      </ul>
      <p className="dim">
        {formatBytes(held)} held for {formatBytes(used)} in use
        {held > 0 && ` (${formatShare(used / held)})`}
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
            {SLAB_T} B header → {head}
          </li>
          <li>
            {head} + {slabObjs} × {slot} = {sum}
            {rest} B
          </li>
          {leftOver !== 0 && (
            <li className="dim">{leftOver > 0 ? `${formatCount(leftOver)} B unused` : MISFIT}</li>
          )}
        </>
      ) : (
        <>
          <li>
            {SLAB_T} B header, rounded up to a page = {slabSize} B
          </li>
          <li>
            {slabObjs} objects outside of it, {slot} B → {outside} B each
          </li>
        </>
      )}
    </ul>
  );
}
