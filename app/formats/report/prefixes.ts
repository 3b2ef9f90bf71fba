/** What a row or a head begins with: the patterns below are taken off only before one of these. */
const ROW = [
  ':?[A-Za-z_][^\\s:]{0,127}\\s+(?:0x|\\d|flags|<active)',
  '\\d+\\s+\\d+\\s+\\d{1,3}%',
  '#?\\s*options\\s+spl\\s',
].join('|');

/** Takes off the marks of quotes and lists, times of logs and chats, and what `grep`, `nl` and pdsh print before a line. */
export function withoutPrefixes(text: string): string {
  const line = text.replace(QUOTES, '').replace(LOG, '');
  return line
    .replace(TIME, '')
    .replace(CHAT, '')
    .replace(LIST, '')
    .replace(GREP, '')
    .replace(NUMBERED, '')
    .replace(ANYTHING, '$1');
}

/** Digits without what groups them by three: commas, dots or apostrophes. */
export function withoutGrouping(text: string): string {
  if (text.includes(',')) return text.replace(COMMAS, withoutMarks);
  const mayBe = text.includes("'") || (text.includes('.') && FLAGS.test(text));
  return mayBe ? text.replace(DOTS, withoutMarks) : text;
}

const QUOTES = /^[\s>|]+(?:[*•]\s+)?|^[*•]\s+/;

/**
 * The time, the level and the host of a log: `[34731.968783]`, `[Fri Jul  5 10:00:00 2024]`, or what is before
 * `kernel:`, in any language. Not the time of babeltrace2, which a trace needs.
 */
const LOG = new RegExp(
  [
    '^(?:<\\d{1,3}>|[a-z]{2,8}\\s{0,3}:[a-z]{2,8}\\s*: )?',
    // A time and a program, or anything in any language before `kernel:`.
    '(?:(?:[A-Z][a-z]{2} +\\d+ [\\d:]{8}(?:\\.\\d+)?|\\d{4}-\\d\\d-\\d\\d[T ]\\S+) \\S+ [\\w.-]+(?:\\[\\d+\\])?: +|[^\\s{][^{]{0,120}?\\skernel: +)?',
    // The time of the kernel, or that of `dmesg -T`.
    '(?:\\[ *\\d+\\.\\d+\\](?! \\(\\+) *|\\[[^\\]]{0,40}\\d\\d:\\d\\d:\\d\\d[^\\]]{0,16}\\](?! \\(\\+) *)?',
    // The thread or the CPU that wrote it.
    '(?:\\[ *[TC]\\d+\\] *)?',
  ].join(''),
);

/** A date and a time, or a time in seconds, that a loop printed before a row. */
const TIME = new RegExp(
  `^(?:[A-Z][a-z]{2} +\\d{1,2} +|\\d{4}-\\d\\d-\\d\\d[T ])?\\d{1,2}:\\d\\d(?::\\d\\d(?:[.,]\\d{1,9})?)?(?: ?[AP]M)?(?:Z|[+-]\\d\\d:?\\d\\d)?\\s+(?=${ROW})`,
);

/** What chats print before a line: `12:00 <nick> `. */
const CHAT = /^(?:\[?\d\d:\d\d(?::\d\d)?\]?\s+)?<[ @+~&%]?[\w[\]\\^-]{1,32}>\s+/;

/** The mark of a list, or the quote that begins a text in one. */
const LIST = new RegExp(`^(?:[-+]\\s+["']?|["'])(?=${ROW})`);

/**
 * The host that pdsh prints, or the file, the line, or both that `grep` prints before a row. The first slash or dot is
 * found without a choice, and the name has a limit: else a long path would be tried from every slash to every dash.
 */
const GREP = new RegExp(
  `^(?:[\\w~-]*[/.][\\w.~/-]*(?:(?<!-):|-)|slab(?:info)?[:-]|[\\w.-]{1,64}: +)?(?:\\d+[:-])?(?=${ROW})`,
);

/** The number that `cat -n` or `nl` puts before a row, or a time in seconds since 1970. */
const NUMBERED = /^\d+(?:\.\d*|\))?\s+(?=[A-Za-z_]\S*\s+(?:0x|flags))/;

/** Whatever else is before a row of the SPL, up to a name with its flags; the marks of a diff stay. */
const ANYTHING = /^.{0,400}?[^\w.+-]([A-Za-z_][\w.-]{0,127}\s+0x[\da-f]{4,8}\s+[\d-].*)$/i;

const COMMAS = /(?<![\w,.])\d{1,3}(?:,\d{3})+(?![\w,.])/g;
const DOTS = /(?<![\w,.'])\d{1,3}(?:\.\d{3}|'\d{3})+(?![\w,.'])/g;
/** Only rows with flags: elsewhere a dot begins the decimals. */
const FLAGS = /\s0x[\da-f]{4,8}\s/i;

function withoutMarks(digits: string): string {
  return digits.replaceAll(/[,.']/g, '');
}
