/** Whether the hash of an address carries a report, in whatever version. */
export function isReportLink(hash: string): boolean {
  return hash.startsWith('#report=');
}
