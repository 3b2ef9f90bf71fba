import { slabSplit } from '../model/layout/split.ts';
import { address, objectAddress, objectName, slabName } from '../model/names/names.ts';
import type { CacheView } from '../model/plain-view.ts';
import type { Row } from '../model/table/rows.ts';
import type { View } from '../model/view.ts';
import { plural } from './numbers.ts';
import { splitWords, whereabouts } from './places.ts';
import { activityPhrase, stackWords } from './tasks.ts';
import { formatAgo } from './times.ts';

/** The columns after the name. */
export const COLUMNS = ['State', 'Holds', 'Since', 'Address'] as const;

/** The texts of a row: its name, and its cells in the order of {@link COLUMNS}. */
export interface Cells {
  readonly name: string;
  readonly cells: readonly [string, string, string, string];
}

const PARTS: Readonly<Record<Row['part'], string>> = {
  cpus: 'CPUs and magazines',
  partial: 'skc_partial_list',
  complete: 'skc_complete_list',
  emergency: 'Emergency tree',
  threads: 'Threads',
};

/** The texts of a row at this moment; `hz` is jiffies in a second. */
export function cellsOf(view: View, cache: CacheView | null, row: Row, hz: number): Cells {
  switch (row.kind) {
    case 'part':
      return partCells(cache, row);
    case 'cpu':
      return cpuCells(view, cache, row.place, hz);
    case 'slab':
      return slabCells(view, cache, row.place, hz);
    case 'task':
      return taskCells(view, row.place);
    case 'object':
    case 'node':
      return objectCells(view, row, hz);
  }
}

function partCells(cache: CacheView | null, { part, children }: Row): Cells {
  const holds: Readonly<Record<Row['part'], string>> = {
    cpus: plural(children, 'CPU'),
    partial: plural(children, 'slab'),
    complete: plural(children, 'slab'),
    emergency: plural(cache?.objEmergency ?? 0, 'object'),
    threads: plural(children, 'thread'),
  };
  const order = part === 'partial' && children > 1 ? 'head to tail' : '';
  return { name: PARTS[part], cells: [order, holds[part], '', ''] };
}

function cpuCells(view: View, cache: CacheView | null, cpu: number, hz: number): Cells {
  const running = view.tasks.find((task) => task.id > 0 && task.cpu === cpu && task.activity === 'running');
  const irq = view.irqsOff[cpu] === true ? ', irq off' : '';
  const skm = cache?.magazines[cpu] ?? null;
  const holds = skm === null ? 'no magazine' : `${skm.count} of ${cache?.magSize ?? 0}`;
  const since = skm === null ? '' : formatAgo(view.jiffies, skm.age, hz);
  return {
    name: `CPU ${cpu}`,
    cells: [`${running === undefined ? 'idle' : `${running.name} runs`}${irq}`, holds, since, ''],
  };
}

function slabCells(view: View, cache: CacheView | null, slab: number, hz: number): Cells {
  return {
    name: slabName(view, slab),
    cells: [
      `sks_ref ${view.slabRef.get(slab)} of ${cache?.slabObjs ?? 0}`,
      splitWords(slabSplit(view, slab, cache?.slabObjs ?? 0)),
      formatAgo(view.jiffies, view.slabAge.get(slab), hz),
      address(view.slabPage.get(slab), 0),
    ],
  };
}

function objectCells(view: View, { kind, place }: Row, hz: number): Cells {
  const colour = view.treeRed.get(place) === 1 ? 'red' : 'black';
  return {
    name: objectName(view, place),
    cells: [
      whereabouts(view, place),
      kind === 'node' ? `${colour} node` : '',
      formatAgo(view.jiffies, view.objSince.get(place), hz),
      objectAddress(view, place) ?? '',
    ],
  };
}

function taskCells(view: View, id: number): Cells {
  const task = view.tasks[id];
  if (task === undefined) return { name: `task ${id}`, cells: ['', '', '', ''] };
  return { name: task.name, cells: [activityPhrase(view, task), stackWords(task), '', `CPU ${task.cpu}`] };
}
