/** The release of the SPL or of ZFS that a text names; null if it names none. */
export function releaseIn(text: string): string | null {
  const listed = releaseOfModule(text);
  if (listed !== null) return listed;
  for (const pattern of NAMED) {
    const release = pattern.exec(text)?.[1];
    if (release !== undefined) return release;
  }
  return null;
}

const RELEASE = '(\\d+\\.\\d+\\.\\d+(?:\\.\\d+)?(?:-rc\\d+)?)';

/** What the log of the kernel and `zfs version` print. */
const NAMED: readonly RegExp[] = [
  new RegExp(`\\b(?:SPL|ZFS): Loaded module v${RELEASE}`),
  new RegExp(`\\bzfs-kmod-${RELEASE}`),
];

/** What systool prints of a module. */
const MODULE = /Module\s*=\s*"spl"/g;
const VERSION = new RegExp(`\\bversion\\s*=\\s*"${RELEASE}`, 'g');

/** Characters from the name of the module to its version, at most. */
const MOST_BETWEEN = 2000;

/** The first version that follows closely on the name of the module. Each list of matches is walked once. */
function releaseOfModule(text: string): string | null {
  const versions = text.matchAll(VERSION);
  let version = versions.next();
  for (const module of text.matchAll(MODULE)) {
    const end = module.index + module[0].length;
    while (version.done !== true && version.value.index < end) version = versions.next();
    if (version.done === true) return null;
    if (version.value.index - end <= MOST_BETWEEN) return version.value[1] ?? null;
  }
  return null;
}
