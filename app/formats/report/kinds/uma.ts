import type { ReportKind } from '../report-kind.ts';

/** `show uma` of DDB and `vmstat -z`: the zones of FreeBSD's own allocator. */
export const UMA: ReportKind = {
  kind: 'uma',
  hint: /ITEM\s+SIZE|Requests|: +\d+, +\d+, *\d/,
  isHead: ({ words }) =>
    (words[0] === 'ITEM' && words[1] === 'SIZE' && words[2] === 'LIMIT') ||
    (words[0] === 'Zone' && words.includes('Used') && words.includes('Requests')),
  readRow: ({ text }) => (/^[^:,]{1,80}: +\d+, +\d+, *\d+, *\d+, *\d+,/.test(text) ? { type: 'skip' } : null),
  instead:
    'This is a list of UMA zones from FreeBSD (“vmstat -z” or “show uma”). ZFS on FreeBSD uses UMA, which Slabscope ' +
    'does not model. Paste what “cat /proc/spl/kmem/slab” prints on a Linux machine.',
};
