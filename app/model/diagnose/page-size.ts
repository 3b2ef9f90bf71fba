import { slabLayout } from '../../formats/proc-slab/layout.ts';
import { LARGER_PAGES, pageSizeOfSlabinfo, USUAL_PAGE } from '../../formats/report/page-size.ts';
import type { ReportPart, ReportRow, SplSlabReportRow } from '../../formats/report/report.ts';
import { LARGE_ALIGNS } from './slab-shape.ts';

/** A page size, and how it is known. */
export interface PageSize {
  readonly bytes: number;
  readonly source: 'asked' | 'recognised' | 'assumed';
}

/** The page size asked for, else the one that the text names or the tables show, else 4 KiB. */
export function pageSizeOf(
  parts: readonly ReportPart[],
  { pageSize, namedPageSize = null }: { pageSize: number | null; namedPageSize?: number | null },
): PageSize {
  if (pageSize !== null) return { bytes: pageSize, source: 'asked' };
  const rows = parts.flatMap((part) => part.rows);
  const found = namedPageSize ?? pageSizeOfSlabinfo(rows) ?? fromAlignment(rows);
  return found === null ? { bytes: USUAL_PAGE, source: 'assumed' } : { bytes: found, source: 'recognised' };
}

/** Buffers of ZFS are aligned to a quarter of their size and at most to a page, so a page is that large. */
function fromAlignment(rows: readonly ReportRow[]): number | null {
  const aligns = rows.filter((row): row is SplSlabReportRow => 'emergency' in row).map(largeAlign);
  const largest = Math.max(0, ...aligns);
  return LARGER_PAGES.find((size) => size >= largest && largest > USUAL_PAGE) ?? null;
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
