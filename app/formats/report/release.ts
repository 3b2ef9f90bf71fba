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

/** Whether a line shows a release by itself, or begins what systool prints of the module, where a later line shows it. */
export function namesRelease(line: string): boolean {
  return MODULE_LINE.test(line) || releaseIn(line) !== null;
}

const MODULE_LINE = /Module\s*=\s*"spl"|\bversion\s*=\s*"|\/module\/(?:spl|zfs)\/version/;

const RELEASE = '(\\d+\\.\\d+\\.\\d+(?:\\.\\d+)?(?:-rc\\d+)?)';

/**
 * What the log of the kernel, `zfs version` and the file of the module print, and the table of versions that the tracker
 * of ZFS asks for: of the SPL first, which had releases of its own up to 0.7.
 */
const NAMED: readonly RegExp[] = [
  new RegExp(`\\bSPL: Loaded module v${RELEASE}`),
  new RegExp(`/module/spl/version\\s+v?${RELEASE}`),
  new RegExp(`\\bSPL Version[ \\t]*\\|[ \\t]*v?${RELEASE}`, 'i'),
  new RegExp(`\\bZFS: Loaded module v${RELEASE}`),
  new RegExp(`\\bzfs-kmod-${RELEASE}`),
  new RegExp(`/module/zfs/version\\s+v?${RELEASE}`),
  new RegExp(`\\b(?:Open)?ZFS Version[ \\t]*\\|[ \\t]*(?:zfs-)?v?${RELEASE}`, 'i'),
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
