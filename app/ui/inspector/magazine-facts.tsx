import type { JSX } from 'react';
import { expiry } from '../../model/answers/reap-forecast.ts';
import { objectName } from '../../model/names/names.ts';
import { AGEING_DELAY } from '../../scene/magazine-place.ts';
import type { Session } from '../../state/session.ts';
import { magazineFate } from '../../words/magazines.ts';
import { formatSince } from '../../words/times.ts';
import { Facts } from './facts.tsx';
import { Go } from './go.tsx';
import css from './inspector.module.css';

/** The objects of a cache in a CPU's magazine, and when they are flushed. */
export function MagazineFacts({
  session,
  index,
  cpu,
}: {
  readonly session: Session;
  /** Number of the cache. */
  readonly index: number;
  readonly cpu: number;
}): JSX.Element {
  const { view, hz } = session;
  const cache = view.caches[index] ?? null;
  const skm = cache?.magazines[cpu] ?? null;
  if (cache === null || skm === null)
    return <p className="dim">This magazine does not exist at this moment.</p>;
  const { objs, age } = skm;
  return (
    <>
      <p>{magazineFate(expiry(view).byAge, objs.length, age + AGEING_DELAY * hz - view.jiffies, hz)}</p>
      <Facts
        rows={[
          ['magazine', <Go key="cpu" to={{ kind: 'cpu', cpu }}>{`CPU ${cpu}`}</Go>],
          ['cache', cache.name],
          ['skm_avail', `${objs.length} of ${cache.magSize}`],
          ['skm_refill', `${cache.magRefill} at a time`],
          ['skm_age', formatSince(view.jiffies, age, hz)],
        ]}
      />
      <h3>Rounds, next to be allocated first</h3>
      <ol className={css['chips']}>
        {objs.toReversed().map((obj) => (
          <li key={obj}>
            <Go to={{ kind: 'object', slot: obj }}>{objectName(view, obj)}</Go>
          </li>
        ))}
      </ol>
    </>
  );
}
