import type { JSX } from 'react';
import { expiry } from '../../model/answers/reap-forecast.ts';
import { objectName } from '../../model/names/names.ts';
import { ago } from '../../model/queries/ago.ts';
import type { Session } from '../../state/session.ts';
import { Facts } from './facts.tsx';
import { Go } from './go.tsx';
import css from './inspector.module.css';

/** Seconds after which a magazine from which nothing was taken gives objects back. */
const DELAY = 15;

/** The objects that a cpu keeps of a cache, and when it gives them back. */
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
  if (cache === null || skm === null) return <p className="dim">There is no such magazine now.</p>;
  const { objs, age } = skm;
  return (
    <>
      <Facts
        rows={[
          ['magazine', <Go key="cpu" to={{ kind: 'cpu', cpu }}>{`CPU ${cpu}`}</Go>],
          ['cache', cache.name],
          ['skm_avail', `${objs.length} of ${cache.magSize}`],
          ['skm_refill', `${cache.magRefill} at a time`],
          ['skm_age', `jiffy ${age.toLocaleString('en')} (${ago(view.jiffies, age, hz)})`],
        ]}
      />
      <p>{fateWords(expiry(view).byAge, objs.length, age + DELAY * hz - view.jiffies, hz)}</p>
      <h3>Rounds, the next to be taken first</h3>
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

function fateWords(byAge: boolean, count: number, left: number, hz: number): string {
  if (count === 0) return 'It is empty: the next allocation here refills it.';
  if (!byAge) return 'It keeps its objects until it overflows: spl_kmem_cache_expire lacks KMC_EXPIRE_AGE.';
  return left > 0
    ? `Unless something is taken from it, it is too old in ${(left / hz).toFixed(1)} s and then gives objects back, skm_refill at a time.`
    : 'It is too old: the next ageing flushes skm_refill objects of it.';
}
