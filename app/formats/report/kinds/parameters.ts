import { parametersEra } from '../parameters-era.ts';
import type { ParameterRow } from '../report.ts';
import { CUT, type ReportKind, type RowContext, type RowReading } from '../report-kind.ts';
import type { ReportLine } from '../report-line.ts';

/** Parameters of the spl module, as they are read and as they are set. */
export const PARAMETERS: ReportKind = {
  kind: 'parameters',
  hint: /Module\s*=\s*"spl"|Solaris|module\/spl\/|options\s+spl|(?:modprobe|insmod)\s|(?<!\w)spl_\w+(?:[\s=:"']|$)/,
  isHead: ({ text }) => /^Module\s*=\s*"spl"$/.test(text) || /^Solaris Porting Layer \(SPL\)/.test(text),
  readRow: readLine,
  eraOf: parametersEra,
  lastWins: true,
};

function readLine(line: ReportLine, context: RowContext): RowReading | null {
  const { text, words, isHashed } = line;
  if (!text.includes('spl')) return beginningOfEcho(text, context);
  const read = READ.map((form) => form.exec(text)).find((match) => match !== null);
  if (read !== undefined) return rowsOf([[read[1], read[2]]], 'read');
  if (SHOWN.test(text)) return BEGINNING;
  if (context.head !== null && words.length === 1 && /^spl_\w+=?$/.test(text))
    return { type: 'start', problem: CUT };
  const isComment = text.startsWith('#') || (isHashed && (context.isScript || words[0] === 'options'));
  const settings = isComment ? [] : settingsIn(line);
  if (settings.length > 0) return rowsOf(settings, 'set');
  const bare = text.replace(REMARK, '');
  if (isComment || isHashed || !BARE.test(bare)) return null;
  // A report of arc_summary with the option -a has the same form as the rest of a wrapped line of settings.
  return rowsOf(pairsIn(bare, NAMED), context.head === null ? 'set' : 'read');
}

/** The sign before the file may have been taken for the mark of a quote. */
function beginningOfEcho(text: string, { next }: RowContext): RowReading | null {
  if (!ECHO_BEGINNING.test(text)) return null;
  return next[0]?.startsWith('/sys/module/spl/parameters/') === true ? BEGINNING : null;
}

const BEGINNING: RowReading = { type: 'start', problem: null };

const NAME = '\\b(spl_(?:hostid(?:_path)?|kmem_\\w+|max_show_tasks|panic_halt|schedule_\\w+|taskq_\\w+))';

/** A command that prints a file of the folder of parameters. */
const PRINT = '(?:cat|head|tail|more)\\s+(?:-\\S{1,8}\\s+)?\\S*/?';

/** How a value is printed: systool, `grep . *`, arc_summary, and a file with its content below. */
const READ: readonly RegExp[] = [
  new RegExp(`^${NAME}\\s*=\\s*"([^"]*)"$`),
  new RegExp(`^(?:\\S*/parameters/)?${NAME}\\s*:\\s*(\\S+)$`),
  new RegExp(`^${NAME}\\s+(-?\\d\\S*|[YN]|/\\S+|\\(null\\))$`),
  new RegExp(`(?:^|\\s)${PRINT}${NAME}\\s+(\\S+)$`),
  new RegExp(`^==> \\S*/?${NAME} <==\\s+(\\S+)$`),
];

/** A command or a title with a value on the next line. */
const SHOWN = new RegExp(`^(?:.*\\s)?${PRINT}${NAME}$|^==> \\S*/?${NAME} <==$`);

/** The bar before `tee` may have been taken for the border of a table. */
const ECHO =
  /\b(?:echo|printf)\s+(?:-n\s+)?["']?([^\s"'>|]+)["']?\s*(?:>>?\|?|(?:\|\s*)?(?:sudo\s+)?tee(?:\s+-a)?)\s*["']?\/sys\/module\/spl\/parameters\/(\w+)/;
/** The beginning of such a command, broken before the file. */
const ECHO_BEGINNING = /^(?:sudo\s+)?(?:echo|printf)\s[^/]{1,40}$/;
const BROKEN_ECHO = /^(?:sudo\s+)?echo\s+["']?([^\s"'>|]+)["']?\s+\/sys\/module\/spl\/parameters\/(\w+)/;
/** A line of tmpfiles.d, and one of sysfs.conf. */
const WRITTEN =
  /^w\S?\s+\/sys\/module\/spl\/parameters\/(\w+)\s+(?:-\s+)*(\S+)$|^(?:\/sys\/)?module\/spl\/parameters\/(\w+)\s*=\s*(\S+)$/;
const LOADED =
  /(?:^(?:sudo\s+)?|["'])(?:options\s+spl|(?:\/\S*\/)?(?:modprobe|insmod)\s[^#]*?\bspl(?:\.ko)?)\s+([^#]*)/;
/** Settings alone: of a line that was wrapped, or values with the sign of equality. */
const PAIR = `${NAME}\\s*=\\s*[^\\s"',;=\\\\]+`;
const BARE = new RegExp(`^${PAIR}(?:\\s+${PAIR})*\\s*\\\\?$`);
/** A remark behind settings. */
const REMARK = /\s+#.*$/;
const NAMED = /(?:^|\s)(spl_\w+)\s*=\s*([^\s"',;\\]+)/g;
const ON_COMMAND_LINE = /(?:^|[\s"'=])spl\.(spl_\w+)=([^\s"',;\\]+)/g;
const OF_OPTIONS = /(?:^|\s)(spl_\w+)=([^\s"',;\\]+)/g;

type Pair = readonly [name: string | undefined, value: string | undefined];

function settingsIn({ text, isJoined }: ReportLine): Pair[] {
  const echo = ECHO.exec(text) ?? (isJoined ? BROKEN_ECHO.exec(text) : null);
  if (echo !== null) return [[echo[2], echo[1]]];
  const written = WRITTEN.exec(text);
  if (written !== null) return [[written[1] ?? written[3], written[2] ?? written[4]]];
  const loaded = LOADED.exec(text)?.[1];
  return loaded === undefined ? pairsIn(text, ON_COMMAND_LINE) : pairsIn(loaded, OF_OPTIONS);
}

function pairsIn(text: string, pattern: RegExp): Pair[] {
  return [...text.matchAll(pattern)].map((pair) => [pair[1], pair[2]]);
}

function rowsOf(pairs: readonly Pair[], form: string): RowReading {
  const rows: ParameterRow[] = pairs.map(([name = '', value = '']) => ({
    name,
    value: parameterValue(value),
  }));
  return { type: 'rows', rows, form };
}

function parameterValue(text: string): number | string {
  return /^-?\d+$/.test(text) && Number.isSafeInteger(Number(text)) ? Number(text) : text;
}
