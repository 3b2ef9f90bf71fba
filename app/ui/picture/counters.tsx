import type { JSX } from 'react';
import { geometrySum, OBJ_T, SLAB_T } from '../../model/layout/geometry.ts';
import type { CacheView } from '../../model/plain-view.ts';
import { COUNTERS } from '../../words/counters.ts';
import { formatCount, plural } from '../../words/numbers.ts';
import { Term } from '../widgets/term.tsx';

const MISFIT = 'the sum is larger than the slab: these figures are not from this version';

/** The geometry of a cache as a sum, and its counters. */
export function Counters({ cache }: { readonly cache: CacheView }): JSX.Element {
  if (cache.linuxLive >= 0) {
    return (
      <section aria-label="Counters">
        <Term name="counters" heading={2}>
          Counters
        </Term>
        <p>
          Delegated to the Linux slab: <span className="mono">{plural(cache.linuxLive, 'object')}</span> in
          use. It has no slabs, magazines or counters of its own.
        </p>
      </section>
    );
  }
  return (
    <>
      <section aria-label="Geometry">
        <Term name="geometry" heading={2}>
          Geometry
        </Term>
        <Geometry cache={cache} />
      </section>
      <CounterList cache={cache} />
    </>
  );
}

function CounterList({ cache }: { readonly cache: CacheView }): JSX.Element {
  return (
    <section aria-label="Counters">
      <Term name="counters" heading={2}>
        Counters
      </Term>
      <dl className="figures counters">
        {COUNTERS.map(([name, field, meaning]) => (
          <div key={name} data-zero={cache[field] === 0}>
            <dt>
              <Term name={name}>
                <code>{name}</code>
                <span className="visually-hidden">, {meaning}</span>
              </Term>
            </dt>
            <dd className="mono">{formatCount(cache[field])}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Geometry({ cache }: { cache: CacheView }): JSX.Element {
  const { objSize, objAlign, slabObjs, slabSize } = cache;
  const { head, object, trailer, slot, sum, leftOver, outside } = geometrySum(cache);
  const total = formatCount(slabSize);
  const rest =
    leftOver === 0 ? '' : ` ${leftOver > 0 ? '+' : '−'} ${formatCount(Math.abs(leftOver))} = ${total}`;
  return (
    <ul className="mono geometry">
      <li>
        {formatCount(objSize)} B object → {formatCount(object)}, {OBJ_T} B trailer → {formatCount(trailer)},
        aligned to {formatCount(objAlign)}
      </li>
      {outside === 0 ? (
        <>
          <li>
            {SLAB_T} B header → {formatCount(head)}
          </li>
          <li>
            {formatCount(head)} + {formatCount(slabObjs)} × {formatCount(slot)} = {formatCount(sum)}
            {rest} B
          </li>
          {leftOver !== 0 && (
            <li className="dim">{leftOver > 0 ? `${formatCount(leftOver)} B unused` : MISFIT}</li>
          )}
        </>
      ) : (
        <>
          <li>
            {SLAB_T} B header, rounded up to a page = {total} B
          </li>
          <li>
            {plural(slabObjs, 'object')} outside of it, {formatCount(slot)} B → {formatCount(outside)} B each
          </li>
        </>
      )}
    </ul>
  );
}
