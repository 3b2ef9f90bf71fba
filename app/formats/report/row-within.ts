/** The shape of a whole row. All rows of it contain `has`, which is looked for first. */
interface RowShape {
  readonly has: string;
  /** Its first group is the row. The name has a limit, for a line may be long. */
  readonly pattern: RegExp;
}

/** What `grep` and others put right before a name, with no blank between. */
const GLUED = '(?:[\\w.~/-]{1,200}:(?:\\d{1,9}[:-])?)?';
const NAME = '[A-Za-z_][^\\s"\']{0,400}';

const SHAPES: readonly RowShape[] = [
  {
    has: 'tunables',
    pattern: new RegExp(
      `(?:^|[\\s"'])${GLUED}(:?${NAME}(?:\\s+\\d+){5}\\s+:\\s+tunables(?:\\s+\\d+){3}\\s+:\\s+slabdata(?:\\s+\\d+){3})`,
    ),
  },
  {
    has: '%',
    pattern: /(?:^|[^\w.])(\d+\s+\d+\s+\d{1,3}%\s+\d+(?:[.,]\d+)?K\s+\d+\s+\d+\s+\d+K?\s+[^\s"']+)/,
  },
  { has: 'KB', pattern: new RegExp(`(?:^|[\\s"'])${GLUED}(:?${NAME}\\s+\\d+KB\\s+\\d+KB)(?![^\\s"',])`) },
  {
    has: '[S',
    pattern: new RegExp(
      `(?:^|[\\s"'])${GLUED}(${NAME}\\s+\\d+\\s+\\d+\\s+[\\d.]+[KMGT]?B\\s+\\S+\\[S\\w+\\s*\\](?:\\s+[\\d.]+[KMGT]?B)?(?:\\s+\\d+)?)`,
    ),
  },
  { has: 'KMC_', pattern: /(?:^|[^\w])(0x[\da-f]{8,16}\s+[A-Za-z_]\S*\s+KMC_[^"']+)/ },
  { has: 'spl_', pattern: /(?:^|[^\w.])(spl_[a-z_]{1,60}\s*=\s*\\?"[^"\\]*\\?")[\s"',}\]]*$/ },
];

/**
 * The part of a line that is a whole row of a table other than that of the SPL; null without one. What numbers lines and
 * names hosts, files and times may be before it, and quotes behind it.
 */
export function rowWithin(line: string): string | null {
  for (const { has, pattern } of SHAPES) {
    if (!line.includes(has)) continue;
    const row = pattern.exec(line)?.[1];
    if (row !== undefined) return row.replaceAll('\\"', '"');
  }
  return null;
}
