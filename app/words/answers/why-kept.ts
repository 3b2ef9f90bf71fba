import {
  cpusOf,
  type Holders,
  type Remedy,
  type Share,
  whyIsSlabKept,
} from '../../model/answers/why-kept.ts';
import { objectName, slabName, taskName } from '../../model/names/names.ts';
import type { View } from '../../model/view.ts';
import { formatCount, listed, plural } from '../numbers.ts';
import { type Answer, type Step, slabNames } from './answer.ts';

const WHEN =
  'spl_slab_reclaim() runs in a reap, in a free into a full magazine, and every 5 s when magazines age.';

/** Why is this slab not freed? */
export function sayWhySlabIsKept(view: View, slab: number): Answer {
  const { stays, highlight } = whyIsSlabKept(view, slab);
  const name = slabName(view, slab);
  switch (stays.kind) {
    case 'freed':
      return { sentence: `${name} has been freed.`, steps: [], highlight };
    case 'made':
    case 'being freed': {
      const doing = stays.kind === 'made' ? 'created' : 'freed';
      return { sentence: `${name} is on no list: it is being ${doing} right now.`, steps: [], highlight };
    }
    case 'empty': {
      const about = { kind: 'cache', cache: view.slabCache.get(slab) } as const;
      return { sentence: emptyWords(view, name, stays.behind), steps: [{ text: WHEN, about }], highlight };
    }
    case 'held': {
      const { holders, remedy } = stays;
      const shares = [...holders.callers, ...holders.magazines];
      return {
        sentence: `${name} stays because ${heldWords(holders)}.`,
        steps: [...shares.map((share) => shareStep(view, share)), remedyStep(view, slab, holders, remedy)],
        highlight,
      };
    }
  }
}

function emptyWords(view: View, name: string, behind: readonly number[]): string {
  return behind.length > 0
    ? `${name} is empty, but reclaim starts at the tail of the list and stops at ${slabNames(view, behind.slice(-1))}, which is behind it.`
    : `${name} is empty and will be freed by the next spl_slab_reclaim().`;
}

/** “callers hold 2 of its objects and 3 more are in the magazine of CPU 1”. */
function heldWords(holders: Holders): string {
  const { callers, magazines } = holders;
  const parts = callers.length > 0 ? [`callers hold ${formatCount(sum(callers))} of its objects`] : [];
  if (magazines.length > 0) {
    const idle = sum(magazines);
    const what = callers.length > 0 ? `${formatCount(idle)} more` : `${formatCount(idle)} of its objects`;
    const cpus = cpusOf(holders);
    const where = listed(
      cpus.map((cpu, i) => `CPU ${cpu}${cpus.length === 1 ? '' : ` (${magazines[i]?.objs.length ?? 0})`}`),
    );
    parts.push(
      `${what} ${idle === 1 ? 'is' : 'are'} in the ${cpus.length === 1 ? 'magazine' : 'magazines'} of ${where}`,
    );
  }
  return listed(parts);
}

function shareStep(view: View, { about, objs }: Share): Step {
  const names = objs.map((obj) => objectName(view, obj)).join(', ');
  return { text: `${holderWords(view, about)}: ${names}`, about };
}

function holderWords(view: View, about: Share['about']): string {
  if (about.kind === 'magazine') return `In the magazine of CPU ${about.cpu}`;
  return about.kind === 'task' ? `In use by ${taskName(view, about.task)}` : 'In use since boot';
}

function remedyStep(view: View, slab: number, holders: Holders, remedy: Remedy): Step {
  const cpus = cpusOf(holders);
  switch (remedy.kind) {
    case 'callers': {
      const then = cpus.length > 0 ? ' and the magazines must be flushed' : '';
      const text = `Before it can be freed, callers must free ${plural(sum(holders.callers), 'object')}${then}. A freed object first goes into the magazine of the CPU that frees it.`;
      return { text, about: null };
    }
    case 'reap': {
      const cache = view.slabCache.get(slab);
      const text = `None of its objects is in use. A reap on CPU ${remedy.cpu} would free it now.`;
      return { text, about: { kind: 'magazine', cache, cpu: remedy.cpu } };
    }
    case 'magazines': {
      const hold = `${listed(cpus.map((cpu) => `CPU ${cpu}`))} ${cpus.length === 1 ? 'holds' : 'hold'} objects of it`;
      const when = remedy.byAge
        ? 'It is freed once each of these magazines has aged (nothing taken for 15 s) or overflowed.'
        : 'These magazines return objects only when they overflow: spl_kmem_cache_expire lacks KMC_EXPIRE_AGE.';
      const text = `None of its objects is in use, but no single reap frees it: a reap flushes only the magazine of its own CPU, and ${hold}. ${when}`;
      return { text, about: null };
    }
  }
}

function sum(shares: readonly Share[]): number {
  return shares.reduce((total, { objs }) => total + objs.length, 0);
}
