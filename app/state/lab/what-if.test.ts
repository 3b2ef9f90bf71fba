import { expect, test, vi } from 'vitest';
import { CATALOGUE } from '../../../engine/index.ts';
import { createLocalHost } from '../../host/local-host.ts';
import { App } from '../app.ts';
import { createGhost } from './ghost.ts';
import { WhatIf } from './what-if.ts';

const { 'magazine-stranding': STRANDING } = CATALOGUE;
if (STRANDING === undefined) throw new Error('the scenario is gone');
const SCENARIO = { ...STRANDING, end: 5 };

test('repeats a run with another value, and has its curves and outcomes at the end', async () => {
  const whatIf = new WhatIf(createGhost());
  whatIf.ask(SCENARIO, [], 'spl_kmem_cache_magazine_size', 4);
  await vi.waitFor(() => expect(whatIf.store.getState().ghost?.before).toBeTruthy(), { timeout: 60_000 });
  const { ghost } = whatIf.store.getState();
  expect(ghost?.overview.series.caches[0]?.parked.max).toBeGreaterThan(0);
  expect(ghost?.after?.meanParked).toBeLessThan(ghost?.before?.meanParked ?? 0);
  expect(ghost?.scenario.tunables).toEqual({ ...SCENARIO.tunables, spl_kmem_cache_magazine_size: 4 });
  whatIf.clear();
  expect(whatIf.store.getState().ghost).toBeNull();
});

test('becomes a branch from the beginning when applied; the previous run is kept', async () => {
  const app = new App(createLocalHost);
  const source = { kind: 'named', name: 'magazine-stranding' } as const;
  const origin = { source, title: SCENARIO.title, caption: '', scenario: SCENARIO, older: null };
  await app.machine.start(origin);
  await app.machine.recordAhead();
  const scenario = { ...SCENARIO, tunables: { spl_kmem_cache_magazine_size: 4 } };
  const cause = { kind: 'run repeated', name: 'spl_kmem_cache_magazine_size', value: 4 } as const;
  expect(await app.machine.repeatWith(scenario, cause)).toBe(true);
  const { branches, branch, view, origin: shown } = app.session.getState();
  expect(branches).toHaveLength(2);
  expect(view.caches[0]?.magSize).toBe(4);
  expect(shown?.scenario).toBe(scenario);
  await app.machine.goToBranch(branches.find(({ id }) => id !== branch)?.id ?? -1);
  expect(app.session.getState().origin?.scenario).toBe(SCENARIO);
  expect(app.session.getState().view.caches[0]?.magSize).not.toBe(4);
});
