/** Whether the hash of an address carries a report, in any version. */
export function isReportLink(hash: string): boolean {
  return hash.startsWith('#report=');
}
