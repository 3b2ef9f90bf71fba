import type { Scenario } from '../../../engine/index.ts';
import type { ListingChoices } from '../../formats/listing-machine/caches.ts';
import { scenarioOf } from '../../formats/listing-machine/scenario-of.ts';
import type { ProcSlabListing } from '../../formats/proc-slab/parse.ts';
import { countsFor } from '../../formats/proc-slab/placement-counts.ts';
import type { ProcSlabRow } from '../../formats/proc-slab/rows.ts';
import type { WhatIf } from '../../model/diagnose/what-if.ts';
import type { App } from '../app.ts';
import { placeListing } from '../files/open-file.ts';
import { setShell } from '../shell.ts';
import { startPlaced } from '../start/sources.ts';
import { type LargeCache, largeCaches, without } from './large-caches.ts';

/** The most CPUs to simulate; a diagnosis can have more. */
const MOST_CPUS = 64;

/** How the caches of a report are placed on a machine of `cpus` CPUs. */
export function placingFor(cpus: number): ListingChoices {
  return { cpus: Math.min(cpus, MOST_CPUS), seed: 1, layout: 'as posted' };
}

/** Starts a machine with the caches of a listing. Resolves to whether it was started. */
export async function runListing(
  app: App,
  title: string,
  caption: string,
  listing: ProcSlabListing,
  choices: ListingChoices,
): Promise<boolean> {
  app.report.setState({ reading: title });
  const placed = await placeListing(app, listing, choices);
  app.report.setState({ reading: null });
  if (placed === null) return false;
  await startPlaced(app, title, caption, listing, placed, choices);
  setShell({ view: 'machine' });
  return true;
}

/** Ms that machines of a report run side by side, and when all of their caches are reaped. */
const SIDE_BY_SIDE = { end: 2000, reap: 1000 };

/** Machines to run side by side. */
interface SideBySide {
  readonly label: string;
  readonly listing: ProcSlabListing;
  readonly tunables?: Scenario['tunables'];
}

/** Runs a machine as listed beside the same machine with another value of a module parameter. */
export async function compareWhatIf(
  app: App,
  listing: ProcSlabListing,
  result: WhatIf,
  labels: readonly [now: string, then: string],
  cpus: number,
): Promise<void> {
  const { name, value } = result.trial;
  const machines = [
    { label: labels[0], listing },
    { label: labels[1], listing: relaid(listing, result), tunables: { [name]: value } },
  ];
  // It is the same machine, even with other slabs.
  await runWithout(app, cpus, machines, largeCaches(listing));
}

/** Runs machines side by side. A cache that is too large for one of them is left out of all. */
export async function runSideBySide(app: App, cpus: number, machines: readonly SideBySide[]): Promise<void> {
  await runWithout(
    app,
    cpus,
    machines,
    machines.flatMap(({ listing }) => largeCaches(listing)),
  );
}

/** Runs machines side by side: the same callers, and a reap of all caches half way. */
async function runWithout(
  app: App,
  cpus: number,
  machines: readonly SideBySide[],
  large: readonly LargeCache[],
): Promise<void> {
  const choices = placingFor(cpus);
  const scenarios: { label: string; scenario: Scenario }[] = [];
  for (const { label, listing, tunables } of machines) {
    const placed = await placeListing(app, without(listing, large), choices);
    if (placed === null) return;
    const scenario = scenarioOf(label, '', placed.restore, choices);
    const reap = { op: 'kmem_reap', thread: 't0', cpu: 0 } as const;
    const commands = [{ at: SIDE_BY_SIDE.reap, command: reap }];
    const whole = { ...scenario, memory: null, commands, end: SIDE_BY_SIDE.end };
    scenarios.push({ label, scenario: tunables === undefined ? whole : { ...whole, tunables } });
  }
  const title = app.report.getState().opened?.title ?? '';
  setShell({ view: 'compare' });
  const leftOut = [...new Set(large.map(({ name }) => name))];
  await app.comparison.start({ title, reapAtMs: SIDE_BY_SIDE.reap, leftOut, machines: scenarios });
}

/** The listing with the layouts that its caches would have: the same objects and the same number of places. */
function relaid({ rows, ...others }: ProcSlabListing, { caches }: WhatIf): ProcSlabListing {
  const results = new Map(caches.map((cache) => [cache.name, cache]));
  return { ...others, rows: rows.map((row) => relaidRow(row, results.get(row.name) ?? null)) };
}

function relaidRow(row: ProcSlabRow, result: WhatIf['caches'][number] | null): ProcSlabRow {
  if (row.kind === 'linux' || result === null) return row;
  if (result.reason?.kind === 'to the Linux slab') {
    const { lineNumber, name, flags, objSize, objAlloc } = row;
    return { kind: 'linux', lineNumber, name, flags, objSize, objAlloc };
  }
  const { layout } = result;
  if (layout === null) return row;
  const counts = countsFor(row, layout.objsPerSlab);
  return {
    ...row,
    slabSize: layout.slabSize,
    slabTotal: counts.slabTotal,
    slabAlloc: counts.slabAlloc,
    objTotal: counts.slabTotal * layout.objsPerSlab,
  };
}
