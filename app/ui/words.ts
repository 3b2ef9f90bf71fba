/** A number of bytes in the unit that reads best. */
export function bytes(count: number): string {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
  const power = count === 0 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(count) / 10));
  const value = count / 1024 ** power;
  return `${power === 0 ? value : value.toFixed(value < 10 ? 2 : 1)} ${units[power] ?? 'B'}`;
}

/** What backs a cache, from its flags. */
export function backing(flags: number): string {
  if ((flags & 0x80) !== 0) return 'SLAB';
  return (flags & 0x20) !== 0 ? 'KMEM' : 'VMEM';
}
