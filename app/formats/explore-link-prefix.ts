/** Whether the hash of an address carries a program to explore, in any version. */
export function isExploreLink(hash: string): boolean {
  return hash.startsWith('#explore=');
}
