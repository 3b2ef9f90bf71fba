import type { Side, SidedText } from './side.ts';

/**
 * Takes the marks off the lines of a diff: of `diff -u`, of `git diff --word-diff`, of `diff -c`, or of the plain form, with
 * or without its heads. Lines outside of a diff come through unchanged. Lines are to be read in order.
 */
export class DiffReader {
  #form: 'none' | 'unified' | 'context' | 'plain' = 'none';
  /** Of a diff in the form of `-c`. */
  #section: Side = 'both';
  /** What the mail that quotes a plain diff puts before each of its lines. */
  #quote = '';

  /** The line with the side that it belongs to; two if it changed within, none if only the diff needs it. */
  read(raw: string): readonly SidedText[] {
    return MAY_BE_HEAD.test(raw) && this.#readHead(raw) ? [] : this.#readText(raw);
  }

  /** Returns whether a line is a head. */
  #readHead(raw: string): boolean {
    if (UNIFIED_HEAD.test(raw)) {
      this.#form = 'unified';
      return true;
    }
    const plain = PLAIN_HEAD.exec(raw);
    if (plain !== null) {
      this.#form = 'plain';
      this.#quote = plain[1] ?? '';
      return true;
    }
    if (CONTEXT_HEAD.test(raw)) {
      this.#form = 'context';
      this.#section = 'both';
      return true;
    }
    if (this.#form === 'context' && SECTION.test(raw)) {
      this.#section = raw.startsWith('*') ? 'old' : 'new';
      return true;
    }
    if (this.#form === 'none' && PLAIN_ROW.test(raw)) {
      this.#form = 'plain';
      this.#quote = '';
    }
    return FILES.test(raw);
  }

  #readText(raw: string): readonly SidedText[] {
    switch (this.#form) {
      case 'none':
        return [{ text: raw, side: 'both' }];
      case 'unified':
        return this.#readUnified(raw);
      case 'context':
        return [{ text: raw.replace(CONTEXT_MARK, ''), side: this.#section }];
      case 'plain':
        return this.#readPlain(raw);
    }
  }

  /** An empty line ends a hunk, for a blank line of its context holds a blank. */
  endHunk(): void {
    this.#form = 'none';
  }

  #readUnified(raw: string): readonly SidedText[] {
    if (raw.startsWith('```')) this.endHunk();
    const mark = raw.charAt(0);
    if (mark === '-') return [{ text: raw.slice(1), side: 'old' }];
    if (mark === '+') return [{ text: raw.slice(1), side: 'new' }];
    const text = mark === ' ' ? raw.slice(1) : raw;
    return CHANGED_WORD.test(text) ? bothVersions(text) : [{ text, side: 'both' }];
  }

  #readPlain(raw: string): readonly SidedText[] {
    const line = raw.startsWith(this.#quote) ? raw.slice(this.#quote.length) : raw;
    if (line.startsWith('< ')) return [{ text: line.slice(2), side: 'old' }];
    if (line.startsWith('> ')) return [{ text: line.slice(2), side: 'new' }];
    if (line.trimEnd() === '---') return [];
    this.#form = 'none';
    return [{ text: raw, side: 'both' }];
  }
}

/** How all the patterns below begin, to save trying them one by one. */
const MAY_BE_HEAD = /^(?:[ >]*(?:@@|---|\+\+\+|\*\*\*|diff -|\\ No|\d+[,acd])|< )/;

const UNIFIED_HEAD = /^[ >]*@@ -\d+(?:,\d+)? \+\d+(?:,\d+)? @@/;
const PLAIN_HEAD = /^((?:> ?)*)\d+(?:,\d+)?[acd]\d+(?:,\d+)?\s*$/;
/** The first line of a plain diff of which the head was not pasted. */
const PLAIN_ROW = /^< :?[A-Za-z_]\S*\s+(?:0x|\d+\s)/;
const CONTEXT_HEAD = /^\*{15}\s*$/;
const SECTION = /^(?:\*\*\* \d+(?:,\d+)? \*\*\*\*|--- \d+(?:,\d+)? ----)\s*$/;
const CONTEXT_MARK = /^[!+ -] /;
/** `--- before`, `+++ after`, but not the ruled head of a listing. */
const FILES =
  /^[ >]*(?:(?:---|\+\+\+|\*\*\*) (?!-)[^\s*-]\S*(?:\s+(?:\d{4}-|[A-Z][a-z]{2} [A-Z][a-z]{2} ).*)?|diff -.*|\\ No newline.*)\s*$/;

const CHANGED_WORD = /\[-[^[\]]{1,80}-\]|\{\+[^{}]{1,80}\+\}/;
const OLD_WORDS = /\[-([^[\]]{1,80})-\]/g;
const NEW_WORDS = /\{\+([^{}]{1,80})\+\}/g;

/** A line in which words changed, as it was and as it is. */
function bothVersions(text: string): readonly SidedText[] {
  return [
    { text: text.replace(OLD_WORDS, '$1').replace(NEW_WORDS, ''), side: 'old' },
    { text: text.replace(OLD_WORDS, '').replace(NEW_WORDS, '$1'), side: 'new' },
  ];
}
