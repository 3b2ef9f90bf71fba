import { PAGE_SIZE } from '../../../engine/index.ts';
import type { LayoutRule } from './layout.ts';

/**
 * The alignment (bytes) that ZFS or SPL of the rule's time asks for when it creates the cache of this name;
 * null for a name that is not known. Buffers of ZFS are aligned to a quarter of the power of two at or below
 * their size; those up to 2 KiB to a sector. Up to 0.6.3 buffers of whole pages were aligned to a page.
 */
export function knownAlign(name: string, objSize: number, rule: LayoutRule): number | null {
  if (/^zio_(?:data_)?buf_(?:comb_)?\d+$/.test(name)) {
    return bufferAlign(objSize, rule);
  }
  return KNOWN.get(name) ?? null;
}

const SECTOR = 512;

const KNOWN: ReadonlyMap<string, number> = new Map([
  ['spl_vn_cache', 64],
  ['spl_vn_file_cache', 64],
  ['zio_vdev_cache', PAGE_SIZE],
]);

function bufferAlign(size: number, rule: LayoutRule): number {
  if (size <= 4 * SECTOR) {
    return SECTOR;
  }
  if (rule === '0.6.3-' && size % PAGE_SIZE === 0) {
    return PAGE_SIZE;
  }
  return Math.min(2 ** Math.floor(Math.log2(size)) / 4, PAGE_SIZE);
}
