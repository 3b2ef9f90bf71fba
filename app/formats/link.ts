/** Whether the hash of an address carries a run, in any version. */
export function isLink(hash: string): boolean {
  return hash.startsWith('#run=');
}
