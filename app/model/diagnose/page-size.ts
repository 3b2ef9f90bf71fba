import { slabLayout } from '../../formats/proc-slab/layout.ts';
import type { ReportPart, ReportRow, SlabinfoRow, SplSlabReportRow } from '../../formats/report/report.ts';
import type { PageSize } from './diagnosis.ts';
import { LARGE_ALIGNS } from './slab-shape.ts';

/** Bytes of a page unless a report shows another size. */
const USUAL = 4096;
/** Page sizes of Linux on arm64 and ppc64. */
const LARGER: readonly number[] = [16_384, 65_536];

/** The page size asked for, else the one that the tables show, else 4 KiB. */
export function pageSizeOf(parts: readonly ReportPart[], asked: number | null): PageSize {
  if (asked !== null) return { bytes: asked, source: 'asked' };
  const rows = parts.flatMap((part) => part.rows);
  const found = fromSlabinfo(rows) ?? fromAlignment(rows);
  return found === null ? { bytes: USUAL, source: 'assumed' } : { bytes: found, source: 'recognised' };
}

/** The objects of a slab do not fit its pages if those have only 4 KiB. */
function fromSlabinfo(rows: readonly ReportRow[]): number | null {
  const slabs = rows.filter((row): row is SlabinfoRow => 'pagesPerSlab' in row);
  const fits = (size: number): boolean =>
    slabs.every(({ objPerSlab, objSize, pagesPerSlab }) => objPerSlab * objSize <= pagesPerSlab * size);
  return fits(USUAL) ? null : (LARGER.find(fits) ?? null);
}

/** Buffers of ZFS are aligned to a quarter of their size and at most to a page, so a page is that large. */
function fromAlignment(rows: readonly ReportRow[]): number | null {
  const aligns = rows.filter((row): row is SplSlabReportRow => 'emergency' in row).map(largeAlign);
  const largest = Math.max(0, ...aligns);
  return LARGER.find((size) => size >= largest && largest > USUAL) ?? null;
}

function largeAlign({ name, objSize, slabSize }: SplSlabReportRow): number {
  if (!/^zio_(?:data_)?buf_/.test(name) || slabSize === null) return 0;
  const align = 2 ** Math.floor(Math.log2(objSize)) / 4;
  const wanted = LARGE_ALIGNS.filter((size) => size <= align).at(-1);
  const fits = [...LARGE_ALIGNS].filter((size) => {
    const layout = slabLayout('0.6.4+', { objSize, align: size, kmem: false, offslab: false });
    return size <= (wanted ?? 0) && layout?.slabSize === slabSize;
  });
  return fits.at(-1) ?? 0;
}
