/** The release of the SPL or of ZFS that a text names; null if it names none. */
export function releaseIn(text: string): string | null {
  for (const pattern of NAMED) {
    const release = pattern.exec(text)?.[1];
    if (release !== undefined) return release;
  }
  return null;
}

const RELEASE = '(\\d+\\.\\d+\\.\\d+(?:\\.\\d+)?(?:-rc\\d+)?)';

/** What systool, the log of the kernel and `zfs version` print. */
const NAMED: readonly RegExp[] = [
  new RegExp(`Module\\s*=\\s*"spl"[^]{0,2000}?\\bversion\\s*=\\s*"${RELEASE}`),
  new RegExp(`\\b(?:SPL|ZFS): Loaded module v${RELEASE}`),
  new RegExp(`\\bzfs-kmod-${RELEASE}`),
];
