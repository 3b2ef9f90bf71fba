import type { Highlight, Selection } from '../model/selection.ts';
import type { View } from '../model/view.ts';
import { regionOf } from './page-map.ts';
import type { Scene } from './scene.ts';
import { pickedAt, type Target } from './target.ts';

/** What a click on a target selects; null for what cannot be selected. */
export function selectedAt(scene: Scene, target: Target): Selection {
  switch (target.kind) {
    case 'cpu':
      return { kind: 'cpu', cpu: target.cpu };
    case 'magazine':
      return scene.cache === null ? null : { kind: 'magazine', cache: scene.cache.index, cpu: target.cpu };
    case 'growth': {
      const worker = scene.view.work.get(target.work)?.worker ?? -1;
      return worker < 0 ? null : { kind: 'task', task: worker };
    }
    case 'block':
      return pagesAt(scene, target.block);
    case 'cache':
    case 'lamp':
    case 'stratum':
      return null;
    case 'round':
    case 'slab':
    case 'object':
    case 'bytes':
    case 'emergency':
      return pickedAt(target);
  }
}

function pagesAt({ pages }: Scene, block: number): Selection {
  const region = regionOf(pages, block);
  if (region === null) return null;
  const { pagesPerBlock } = pages;
  const first = (block - region.firstBlock) * pagesPerBlock;
  return { kind: 'pages', region: region.name, first, pages: pagesPerBlock };
}

/** What to mark: the subjects of an answer, and the CPU that is selected or that the selected thread is on. */
export function markedBy(view: View, selection: Selection, highlight: Highlight): Highlight {
  const cpu = cpuOf(view, selection);
  return cpu < 0 ? highlight : { ...highlight, cpus: [...highlight.cpus, cpu] };
}

function cpuOf(view: View, selection: Selection): number {
  if (selection === null) return -1;
  switch (selection.kind) {
    case 'cpu':
    case 'magazine':
      return selection.cpu;
    case 'task':
      return view.tasks[selection.task]?.cpu ?? -1;
    case 'cache':
    case 'slab':
    case 'object':
    case 'pages':
      return -1;
  }
}
