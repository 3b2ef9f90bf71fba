import type { ReportRow, SlabinfoRow } from './report.ts';

/** Bytes of a page unless a report shows another size. */
export const USUAL_PAGE = 4096;

/** Page sizes of Linux on arm64 and ppc64. */
export const LARGER_PAGES: readonly number[] = [16_384, 65_536];

/** The page size that a text names: as a command or a configuration prints it, or by a kernel that has only that one. */
export function pageSizeIn(text: string): number | null {
  const printed = PRINTED.exec(text);
  const bytes = Number(printed?.[1] ?? 0) || Number(printed?.[2] ?? printed?.[3] ?? 0) * 1024;
  if (LARGER_PAGES.includes(bytes) || bytes === USUAL_PAGE) return bytes;
  return POWER.test(text) ? 65_536 : null;
}

const PRINTED =
  /\b(?:getconf PAGE_?SIZE|pagesize)\s+(\d{4,5})\b|\bKernelPageSize:\s+(\d{1,2}) kB|\bCONFIG_(?:ARM64|PPC)_(\d{1,2})K_PAGES=y/;
/** What `uname -a` prints on ppc64le, where distributions use pages of 64 KiB. */
const POWER = /\bLinux \S{1,80} \d+\.\d+\S{0,80} .{0,200}\bppc64le\b/;

/** Whether a line alone names a page size or is the command of which the next line does. */
export function namesPageSize(line: string): boolean {
  return COMMAND.test(line) || pageSizeIn(line) !== null;
}

const COMMAND = /\bgetconf PAGE_?SIZE|\bpagesize\s*$/;

/** The page size with which the objects of a slab fit its pages; null if 4 KiB does. */
export function pageSizeOfSlabinfo(rows: readonly ReportRow[]): number | null {
  const slabs = rows.filter((row): row is SlabinfoRow => 'pagesPerSlab' in row);
  const fits = (size: number): boolean =>
    slabs.every(({ objPerSlab, objSize, pagesPerSlab }) => objPerSlab * objSize <= pagesPerSlab * size);
  return fits(USUAL_PAGE) ? null : (LARGER_PAGES.find(fits) ?? null);
}

/** The rows as they are with pages of a size. */
export function withPageSize(rows: readonly ReportRow[], pageSize: number): readonly ReportRow[] {
  return rows.map((row) =>
    'pagesPerSlab' in row ? { ...row, heldBytes: row.slabs * row.pagesPerSlab * pageSize } : row,
  );
}
