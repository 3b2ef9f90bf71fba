import type { Copied, Notice } from '../model/notice.ts';
import { branchLabel } from './branches.ts';
import { formatCount, plural } from './numbers.ts';

const COPIED: Readonly<Record<Copied, string>> = {
  link: 'The link',
  code: 'The code',
  listing: 'The listing of this moment',
  diagnosis: 'The diagnosis',
  schedule: 'The schedule',
};

/** The members of a union of notices that can have this kind. */
type Having<N, Kind> = N extends { readonly kind: infer Own } ? (Kind extends Own ? N : never) : never;

/** A notice of one kind. */
type Of<Kind extends Notice['kind']> = Having<Notice, Kind>;

/** The words of each kind: what happened, and what to do about it. */
const WORDS: { readonly [Kind in Notice['kind']]: (notice: Of<Kind>) => string } = {
  'command refused': ({ reason }) => sentence(reason),
  'no mark': ({ mark, direction }) =>
    `No “${mark}” mark ${direction === 1 ? 'after' : 'before'} this moment.`,
  'link differs': ({ first, last }) =>
    `This link was made by another version. ${
      first === 0 ? '' : `Up to event ${formatCount(first)} its events are the same as here. `
    }${
      first === last
        ? `Event ${formatCount(first + 1)} is the first that differs.`
        : `The first that differs is between events ${formatCount(first + 1)} and ${formatCount(last + 1)}.`
    } What you see is how this version runs the same machine.`,
  'link ends early': ({ moment, length }) =>
    `This link points to event ${formatCount(moment)}, but here the machine ends after ${plural(length, 'event')}. The link was made by another version.`,
  'session not kept': ({ problem }) =>
    problem === 'full'
      ? 'This browser has no room left to keep your session. Save the recording as a file.'
      : 'This browser does not store data for pages, as in a private window: closing this tab loses your session. Save the recording as a file.',
  'chapter awaited': ({ title }) => `“${title}” is not recorded yet. It opens as soon as it is.`,
  'chapter absent': ({ title }) => `“${title}” does not occur in this run, with these settings.`,
  'all threads blocked': ({ threads }) =>
    `All ${threads} threads are blocked. Let time pass, or end the stall.`,
  'no cache in focus': () => 'No cache is in focus. Create one, or choose one on the left.',
  'cache not created': ({ name }) =>
    `${name} was not created: no slab can hold objects of this size, or memory is short.`,
  'shrinker counted': ({ objects }) => `The shrinker counts ${objectWords(objects)} that could be freed.`,
  'shrinker freed': ({ objects }) => `The shrinker reports ${objectWords(objects)} freed.`,
  squeezed: (notice) => `Squeeze, ${pressureWords(notice)}`,
  'curve applied': (notice) => `Pressure curve, ${pressureWords(notice)}`,
  'C file too large': ({ name, mostBytes }) =>
    `${name} is too large to show beside the engine. Choose a file of at most ${mostBytes / 1e6} MB.`,
  'no full screen': () => 'The browser does not let this page fill the screen.',
  'stage not shown': () => 'The stage is not on the page. Show the machine as a picture first.',
  'no picture': () => 'The browser could not make a picture of the stage.',

  'start failed': ({ reason }) => `The machine could not be started: ${reason}`,
  'unknown machine': ({ name }) => `There is no machine called ${name}. Choose one at the top.`,
  'caches left out': ({ names }) =>
    `This machine could not create ${names.join(', ')}. It has all other caches.`,
  'figures changed': ({ names }) =>
    `Some figures contradict each other or are too large to draw. They were changed or left out: ${names.join(', ')}.`,
  'other engine': ({ recorded, current }) =>
    `Recorded with engine ${recorded}; this is ${current}. If you act, what follows may differ.`,
  restarted: ({ cpus, memory, hz, costs }) => {
    const parts = [
      cpus === 1 ? '1 CPU' : `${cpus} CPUs`,
      memory === 0 ? 'unlimited memory' : `${memory} MiB of memory`,
      `HZ ${hz}`,
      ...(costs === 0 ? [] : [costs === 1 ? '1 custom cost' : `${costs} custom costs`]),
    ];
    return `Restarted with ${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}.`;
  },
  'run of a sweep': ({ change, seed }) => `This is the run with ${change}, seed ${seed}.`,

  'branch started': ({ removed, most }) => {
    const kept =
      'You acted in the past, so this is a new branch. The original is kept, and you can switch back to it.';
    return removed === null
      ? kept
      : `${kept} Only ${most} branches are kept, so “${branchLabel(removed)}” was removed.`;
  },
  recreated: ({ cache }) =>
    `Recreated ${cache} and restarted its callers. The run with the old cache is kept as a branch.`,
  'module reloaded': ({ name }) => `Reloaded the module with ${name}. The previous run is kept as a branch.`,
  'still in use': ({ cache }) =>
    `${cache} is still in use, perhaps by a pending growth. Destroying it now would hang forever.`,
  'stuck in a call': ({ thread, op }) =>
    `${thread} is stuck in ${op}. Clear what blocks it, or switch back to the previous branch.`,

  'recording full': ({ length, canDiscard }) => {
    const discard = canDiscard ? 'choose “thin older detail” under Recording on the left, ' : '';
    return `The recording is full (${formatCount(length)} events). To continue, ${discard}act at an earlier moment, or start over.`;
  },
  'recording saved': ({ length, notes }) =>
    `The recording is saved: ${formatCount(length)} events${notes > 0 ? ` and ${plural(notes, 'note')}` : ''}.`,
  'notes opened': ({ notes }) =>
    `This recording has ${plural(notes, 'note')}. Read or play ${notes === 1 ? 'it' : 'them'} in the notebook, under Learn.`,
  'recording not saved': ({ reason }) => `The recording could not be saved: ${reason}.`,
  'recording damaged': ({ moment, why }) =>
    `This recording is damaged at event ${formatCount(moment)} (${why}). What it shows from there on may be wrong.`,
  'replaying for the file': ({ events }) =>
    `The first ${formatCount(events)} events were discarded. They are replayed for the file …`,

  'nothing held': ({ freed }) =>
    freed === 0
      ? 'No caller holds an object of this cache.'
      : `Freed ${formatCount(freed)}; no caller holds another object of this cache.`,
  'freed twice': ({ object }) =>
    `Undetected: ${object} is now in magazines twice, and two allocations will get it. When both are back in the slab, its free list is circular.`,
  'freed into the wrong cache': ({ object, owner, into }) =>
    `Undetected: ${object} of ${owner} is now in a magazine of ${into}, which will hand it out. When that magazine is flushed, an ASSERT of a debug build fails; any other build writes into the wrong slab.`,
  'emergency object freed wrongly': ({ object, owner, into }) => {
    const where =
      owner === into
        ? `${object} is no longer in the tree, so its address went into a magazine although its pages are free. The next allocation that gets it writes into memory that is not its own.`
        : `${object} of ${owner} is now in a magazine of ${into}, which will hand it out, and still in the tree of its own cache.`;
    return `Undetected: ${where} When that magazine is flushed, an ASSERT of a debug build fails, because the object has no trailer.`;
  },
  'no other cache': () => 'No other cache has slabs of its own. Create one first.',
  'wrong free not simulated': () =>
    'Wrong frees in the Linux slab allocator are not simulated. Choose another cache.',
  'nothing to free wrongly': () => 'No caller holds an object of this cache. Allocate one first.',

  'tunable out of range': ({ name, min, max }) =>
    `${name} takes a whole number from ${min} to ${max}. It keeps its value.`,
  'no tunable changed': () => 'No module parameter was changed by hand.',

  copied: ({ what }) => `${COPIED[what]} is on the clipboard.`,
  'not copied': ({ what }) => {
    const refused = 'The browser did not let the page write to the clipboard.';
    return what === 'listing' || what === 'diagnosis' ? refused : `${refused} Copy it from the field.`;
  },
  'link refused': ({ reason }) => `This link cannot be opened: ${reason}.`,
  'no link': ({ reason }) => `A link cannot be made: ${reason}.`,
  'link too long': () =>
    'This machine is too large for a link. Save the recording, or the scenario, as a file.',
  'report too long': () =>
    'This report is too long for a link. Copy the table as Markdown, or share the text itself.',
};

/** The words of a notice. */
export function noticeWords(notice: Notice): string {
  // The table has the words of this very kind; TypeScript does not relate the two.
  const words = WORDS[notice.kind] as (notice: Notice) => string;
  return words(notice);
}

function pressureWords({ seconds, leastPages, woken, reaps }: Of<'squeezed'> | Of<'curve applied'>): string {
  return `replayed in ${seconds} s: free memory fell to ${formatCount(leastPages)} pages, kswapd woke ${times(woken)}, caches were reaped ${times(reaps)}.`;
}

function objectWords(number: number | null): string {
  return number === null ? 'SHRINK_STOP' : `${formatCount(number)} objects`;
}

function times(number: number): string {
  if (number === 1) return 'once';
  return number === 2 ? 'twice' : `${formatCount(number)} times`;
}

function sentence(message: string): string {
  const text = message.charAt(0).toUpperCase() + message.slice(1);
  return text.endsWith('.') ? text : `${text}.`;
}
