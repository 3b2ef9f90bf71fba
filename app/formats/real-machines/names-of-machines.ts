/** What is special about each real machine, in a few words, by the id of its listing. */
const NAMES: Readonly<Record<string, string>> = {
  'spl-285-1': 'The first emergency columns',
  'spl-315-1': 'More slabs than were ever in use',
  'zfs-11418-1': 'Idle workspaces in magazines',
  'zfs-13157-1': 'After two deadlocks',
  'zfs-16322-1': 'Only the Linux slab',
  'zfs-16325-1': 'An ordinary moment',
  'zfs-16325-2': 'Out of hand',
  'zfs-16697-1': 'A flag that came late',
  'zfs-3029-1': 'Fragmentation at its worst',
  'zfs-3061-1': 'Fifteen caches in need',
  'zfs-3085-1': 'Emergency in plain sight',
  'zfs-3302-1': 'One object holds the slab',
  'zfs-3719-1': 'A large cache in use',
  'zfs-4554-1': 'Busy and in good health',
  'zfs-466-1': 'Small buffers at twice their price',
  'zfs-4925-1': 'A machine after a storm',
  'zfs-539-1': 'Few objects pin many slabs',
  'zfs-5400-1': 'One vnode keeps a slab for 42',
  'zfs-732-1': 'Almost idle and still large',
};

/** The title of a real machine: what is special about it, and the thread that its figures are from. */
export function machineTitle({ id, source }: { readonly id: string; readonly source: string }): string {
  const name = NAMES[id];
  return name === undefined ? `${source} (${id.slice(id.lastIndexOf('-') + 1)})` : `${name} (${source})`;
}
