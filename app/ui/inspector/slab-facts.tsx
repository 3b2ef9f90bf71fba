import type { JSX } from 'react';
import { address, slabName } from '../../model/names/names.ts';
import type { View } from '../../model/view.ts';
import type { Session } from '../../state/session.ts';
import { sayWhySlabIsKept } from '../../words/answers/why-kept.ts';
import { listName } from '../../words/places.ts';
import { formatSince } from '../../words/times.ts';
import { Facts } from './facts.tsx';
import { Go } from './go.tsx';
import { Question } from './question.tsx';
import { SlabMap } from './slab-map.tsx';

/** A slab: why it stays, every byte of it, and its place on its list. */
export function SlabFacts({ session, slab }: { session: Session; slab: number }): JSX.Element {
  const { view, hz } = session;
  const cache = view.caches[view.slabCache.get(slab)] ?? null;
  if (cache === null) return <p className="dim">The slab has been freed.</p>;
  const age = view.slabAge.get(slab);
  return (
    <>
      <Question key={slab} asks="Why is this slab not freed?" answer={sayWhySlabIsKept(view, slab)} />
      <SlabMap view={view} cache={cache} slab={slab} />
      <Facts
        rows={[
          ['slab', slabName(view, slab)],
          [listName(view.slabList.get(slab)), <Neighbours key="place" view={view} slab={slab} />],
          ['sks_ref', `${view.slabRef.get(slab)} of ${cache.slabObjs}`],
          ['sks_age', formatSince(view.jiffies, age, hz)],
          ['address', address(view.slabPage.get(slab), 0)],
        ]}
      />
    </>
  );
}

/** The slabs before and behind it on the list. */
function Neighbours({ view, slab }: { view: View; slab: number }): JSX.Element {
  const [before, behind] = [view.slabPrev.get(slab), view.slabNext.get(slab)];
  if (view.slabList.get(slab) === 0) return <>none</>;
  return (
    <>
      {before < 0 ? 'head' : <Go to={{ kind: 'slab', slot: before }}>{slabName(view, before)}</Go>}
      {' ← · → '}
      {behind < 0 ? 'tail' : <Go to={{ kind: 'slab', slot: behind }}>{slabName(view, behind)}</Go>}
    </>
  );
}
