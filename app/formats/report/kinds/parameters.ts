import { parametersEra } from '../parameters-era.ts';
import type { ParameterRow } from '../report.ts';
import { CUT, type ReportKind, type RowContext, type RowReading } from '../report-kind.ts';
import type { ReportLine } from '../report-line.ts';

/** Parameters of the spl module, as they are read and as they are set. */
export const PARAMETERS: ReportKind = {
  kind: 'parameters',
  hint: /Module\s*=\s*"spl"|Solaris|\/module\/spl\/|options\s+spl|(?:modprobe|insmod)\s|(?<!\w)spl_\w+(?:[\s=:]|$)/,
  isHead: ({ text }) => /^Module\s*=\s*"spl"$/.test(text) || /^Solaris Porting Layer \(SPL\)/.test(text),
  readRow: readLine,
  eraOf: parametersEra,
  lastWins: true,
};

function readLine(line: ReportLine, context: RowContext): RowReading | null {
  const { text, words, isHashed } = line;
  if (!text.includes('spl')) return null;
  const read = READ.map((form) => form.exec(text)).find((match) => match !== null);
  if (read !== undefined) return rowsOf([[read[1], read[2]]], 'read');
  if (SHOWN.test(text)) return { type: 'start', problem: null };
  if (context.head !== null && words.length === 1 && /^spl_\w+=?$/.test(text))
    return { type: 'start', problem: CUT };
  const isComment = isHashed && (context.isScript || words[0] === 'options');
  const settings = isComment ? [] : settingsIn(text);
  return settings.length === 0 ? null : rowsOf(settings, 'set');
}

const NAME = '\\b(spl_(?:hostid(?:_path)?|kmem_\\w+|max_show_tasks|panic_halt|schedule_\\w+|taskq_\\w+))';

/** The forms in which a value is printed: systool, `grep . *`, arc_summary, and a file with its content below. */
const READ: readonly RegExp[] = [
  new RegExp(`^${NAME}\\s*=\\s*"([^"]*)"$`),
  new RegExp(`^(?:\\S*/parameters/)?${NAME}:(\\S+)$`),
  new RegExp(`^${NAME}\\s+(\\S+)$`),
  new RegExp(`(?:^|\\s)cat\\s+\\S*/?${NAME}\\s+(\\S+)$`),
  new RegExp(`^==> \\S*/?${NAME} <==\\s+(\\S+)$`),
];

/** A command or a title with a value on the next line. */
const SHOWN = new RegExp(`^(?:.*\\s)?cat\\s+\\S*/?${NAME}$|^==> \\S*/?${NAME} <==$`);

const ECHO =
  /\becho\s+(?:-n\s+)?["']?([^\s"'>|]+)["']?\s*(?:>>?|\|\s*(?:sudo\s+)?tee(?:\s+-a)?)\s*["']?\/sys\/module\/spl\/parameters\/(\w+)/;
const LOADED =
  /^(?:sudo\s+)?(?:options\s+spl|(?:\/\S*\/)?(?:modprobe|insmod)\s[^#]*?\bspl(?:\.ko)?)\s+([^#]*)/;

function settingsIn(text: string): (readonly [string | undefined, string | undefined])[] {
  const echo = ECHO.exec(text);
  if (echo !== null) return [[echo[2], echo[1]]];
  const loaded = LOADED.exec(text)?.[1];
  const pairs =
    loaded?.matchAll(/(?:^|\s)(spl_\w+)=(\S+)/g) ?? text.matchAll(/(?:^|\s)spl\.(spl_\w+)=(\S+)/g);
  return [...pairs].map((pair) => [pair[1], pair[2]] as const);
}

function rowsOf(
  pairs: readonly (readonly [string | undefined, string | undefined])[],
  form: string,
): RowReading {
  const rows: ParameterRow[] = pairs.map(([name = '', value = '']) => ({
    name,
    value: parameterValue(value),
  }));
  return { type: 'rows', rows, form };
}

function parameterValue(text: string): number | string {
  return /^-?\d+$/.test(text) && Number.isSafeInteger(Number(text)) ? Number(text) : text;
}
