import { cacheSpec, scenario } from '../../../engine/index.ts';
import type { App } from '../app.ts';
import { startScenario } from '../start/sources.ts';

/** Starts a machine with one empty cache: a blackboard to draw a slab on by allocating. */
export async function startBlackboard(app: App): Promise<void> {
  await startScenario(
    app,
    scenario({
      title: 'Blackboard',
      about: 'An empty cache of small objects on two CPUs, with magazines of 4. Allocate to begin.',
      end: 0,
      machine: { cpus: 2, hz: 250, slice: 10 },
      tunables: { spl_kmem_cache_magazine_size: 4 },
      caches: [cacheSpec({ id: 'c1', name: 'blackboard', size: 464 })],
    }),
  );
}
