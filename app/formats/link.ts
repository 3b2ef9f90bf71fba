/** The longest link that browsers and most programs that pass links on take, in characters. */
export const LONGEST_LINK = 60_000;

/** Whether the hash of an address carries a run, in whatever version. */
export function isLink(hash: string): boolean {
  return hash.startsWith('#run=');
}
