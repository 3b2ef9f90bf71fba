/** A line of pasted text, by what it is. */
export type PastedLine =
  | { readonly kind: 'header'; readonly emergencyColumns: boolean }
  | { readonly kind: 'row'; readonly text: string; readonly fields: readonly string[] }
  /** Blank, a rule, a shell prompt, a fence, or prose: nothing to read. */
  | { readonly kind: 'other' };

/**
 * Recognises what a line is, without what a bug report or a mail adds to it: indentation, quote marks, backticks. A line
 * with a flags word and other fields, or with mostly numbers, is a row; its fields are checked later.
 */
export function readPastedLine(raw: string): PastedLine {
  const text = raw.replaceAll('`', ' ').replace(WRAPPING, '').trimEnd();
  if (text === '' || PROMPT.test(text)) {
    return { kind: 'other' };
  }
  const fields = text.split(/\s+/);
  if (fields[0] === 'name' && fields[1] === 'flags') {
    return { kind: 'header', emergencyColumns: fields.includes('dlock') };
  }
  return looksLikeRow(fields) ? { kind: 'row', text, fields } : { kind: 'other' };
}

/** A byte order mark, indentation and quote marks before the text. */
const WRAPPING = /^[\uFEFF\s>]+/;

/** A shell prompt with a command behind it: `$ cat …`, `[root@nas ~]# cat …`, `root@nas:/proc# cat …`. */
const PROMPT = /^(?:\[[^\]]*\]|\S+(?:\s+[~/]\S*)?)?\s*[$#%](?:\s|$)/;

function looksLikeRow(fields: readonly string[]): boolean {
  if (fields.length > 1 && fields.some((field) => /^0x[0-9a-f]+$/i.test(field))) {
    return true;
  }
  const figures = fields.filter((field) => /^(?:\d+|-)$/.test(field)).length;
  return figures >= 3 && figures * 2 >= fields.length;
}
