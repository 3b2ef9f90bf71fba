import type { JSX } from 'react';
import { whyIsSlabKept } from '../../model/answers/why-kept.ts';
import { address, slabName } from '../../model/names/names.ts';
import { ago } from '../../model/queries/ago.ts';
import type { View } from '../../model/view.ts';
import type { Session } from '../../state/session.ts';
import { Facts } from './facts.tsx';
import { Go } from './go.tsx';
import { Question } from './question.tsx';
import { SlabMap } from './slab-map.tsx';

const LISTS: Readonly<Record<number, string>> = {
  [-1]: 'skc_partial_list',
  [-2]: 'skc_complete_list',
  0: 'no list',
};

/** A slab: every byte of it, where it stands, and why it stays. */
export function SlabFacts({ session, slab }: { session: Session; slab: number }): JSX.Element {
  const { view, hz } = session;
  const cache = view.caches[view.slabCache.get(slab)] ?? null;
  if (cache === null) return <p className="dim">The slab has been freed.</p>;
  const age = view.slabAge.get(slab);
  return (
    <>
      <Facts
        rows={[
          ['slab', slabName(view, slab)],
          [LISTS[view.slabList.get(slab)] ?? 'no list', <Neighbours key="place" view={view} slab={slab} />],
          ['sks_ref', `${view.slabRef.get(slab)} of ${cache.slabObjs}`],
          ['sks_age', `jiffy ${age.toLocaleString('en')} (${ago(view.jiffies, age, hz)})`],
          ['address', address(view.slabPage.get(slab), 0)],
        ]}
      />
      <Question key={slab} asks="Why is this slab not freed?" answer={whyIsSlabKept(view, slab)} />
      <SlabMap view={view} cache={cache} slab={slab} />
    </>
  );
}

/** The slabs before and behind on the list. */
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
