import type { ReportKind } from '../report-kind.ts';

/** `kmem -s` of crash: caches of the Linux slab, by address. */
export const CRASH_KMEM: ReportKind = {
  kind: 'crash-kmem',
  hint: /OBJSIZE|\s\d+k(?!\S)/,
  isHead: ({ words }) => words[0] === 'CACHE' && words.includes('OBJSIZE') && words.includes('SSIZE'),
  readRow: ({ text }) =>
    /^[0-9a-f]{8,16} +(?:\d+ +\d+ +\d+ +\d+ +\d+k +\S|\S+ +\d+ +\d+ +\d+ +\d+ +\d+k$)/.test(text)
      ? { type: 'skip' }
      : null,
  instead:
    'This is “kmem -s” of crash, which lists caches of the Linux slab only and is not read here. ' +
    'Paste what “cat /proc/spl/kmem/slab” prints, or “spl_kmem_caches -v” of sdb on the same dump.',
};
