import { expect, test } from 'vitest';
import { CATALOGUE } from '../../../engine/index.ts';
import { createLocalHost } from '../../host/local-host.ts';
import { vary } from '../../model/sweep/vary.ts';
import { Comparison } from './compare.ts';

const { 'magazine-stranding': STRANDING } = CATALOGUE;
if (STRANDING === undefined) throw new Error('the scenario is gone');
const SCENARIO = { ...STRANDING, end: 5 };

test('runs machines side by side to their end, and finds when they diverge', async () => {
  const comparison = new Comparison(createLocalHost);
  await comparison.start({
    title: 'two sizes',
    machines: [
      { label: 'as it is', scenario: SCENARIO },
      { label: 'smaller', scenario: vary(SCENARIO, 'spl_kmem_cache_magazine_size', 4) },
    ],
  });
  const { title, variants, timeNs, endNs } = comparison.store.getState();
  expect(title).toBe('two sizes');
  expect(endNs).toBe(5e6);
  expect(timeNs).toBeGreaterThan(0);
  expect(variants.map(({ stop }) => stop?.kind)).toEqual(['end', 'end']);
  expect(variants[0]?.divergedAtNs).toBeNull();
  expect(variants[1]?.divergedAtNs).not.toBeNull();
  expect(variants[1]?.outcome?.meanParked).toBeLessThan(variants[0]?.outcome?.meanParked ?? 0);
});

test('a machine that cannot run does not stop the others', async () => {
  const comparison = new Comparison(createLocalHost);
  const impossible = { ...SCENARIO, machine: { ...SCENARIO.machine, cpus: 1000 } };
  await comparison.start({
    title: '',
    machines: [
      { label: 'possible', scenario: SCENARIO },
      { label: 'impossible', scenario: impossible },
    ],
  });
  const stops = comparison.store.getState().variants.map(({ stop }) => stop?.kind);
  expect(stops).toEqual(['end', 'failed']);
});

test('another comparison replaces the running one without a trace', async () => {
  const comparison = new Comparison(createLocalHost);
  const machines = [{ label: 'first', scenario: SCENARIO }];
  const first = comparison.start({ title: 'first', machines });
  const second = comparison.start({ title: 'second', machines: [{ label: 'second', scenario: SCENARIO }] });
  await Promise.all([first, second]);
  const { title, variants } = comparison.store.getState();
  expect(title).toBe('second');
  expect(variants.map(({ label, stop }) => [label, stop?.kind])).toEqual([['second', 'end']]);
});
