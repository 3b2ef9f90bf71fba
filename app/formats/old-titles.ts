import type { Scenario } from '../../engine/index.ts';

/** How the titles of scenarios began in version 0.2.0, which had no ids. */
const BEGINNINGS: Readonly<Record<string, string>> = {
  'The vmalloc deadlock': 'vmalloc-deadlock',
  'ZFS writes a burst': 'write-burst',
  'Magazines strand memory': 'magazine-stranding',
  'Magazines, or one lock': 'magazine-scaling',
  'Allocated here': 'cross-cpu-free',
  'One object pins a slab': 'pinned-slabs',
  'Expiry by age': 'expiry-by-age',
  'Expiry when memory is low': 'expiry-by-memory',
  'kswapd asks again': 'kswapd-loop',
  'A destroy that never returns': 'endless-destroy',
  'slab_small: ': 'slab-small',
  'slab_large: ': 'slab-large',
  'slab_align: ': 'slab-align',
  'slab_reap: ': 'slab-reap',
  'slab_age: ': 'slab-age',
  'slab_lock: ': 'slab-lock',
  'slab_overcommit: ': 'slab-overcommit',
  'slab_reclaim: ': 'slab-reclaim',
};

/** A scenario written by 0.2.0, with the id that identifies its chapters. */
export function withId(scenario: Scenario): Scenario {
  const id = Object.entries(BEGINNINGS).find(([beginning]) => scenario.title.startsWith(beginning))?.[1];
  return id === undefined ? scenario : { ...scenario, id };
}
