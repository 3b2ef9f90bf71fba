import type { Side } from './report-line.ts';

/** A line of a diff without its mark. */
interface DiffLine {
  readonly text: string;
  readonly side: Side;
}

/**
 * Takes the marks off the lines of a diff, in the form of `diff -u` or in the plain form. Lines outside of a diff come
 * through unchanged. Lines are to be read in order.
 */
export class DiffReader {
  #form: 'none' | 'unified' | 'plain' = 'none';

  /** The line and the side that it belongs to; null for a line that only the diff needs. */
  read(raw: string): DiffLine | null {
    return MAY_BE_HEAD.test(raw) ? this.#readHead(raw) : this.#readText(raw);
  }

  #readHead(raw: string): DiffLine | null {
    if (UNIFIED_HEAD.test(raw)) {
      this.#form = 'unified';
      return null;
    }
    if (PLAIN_HEAD.test(raw)) {
      this.#form = 'plain';
      return null;
    }
    return FILES.test(raw) ? null : this.#readText(raw);
  }

  #readText(raw: string): DiffLine | null {
    if (this.#form === 'unified') return this.#readUnified(raw);
    if (this.#form === 'plain') return this.#readPlain(raw);
    return { text: raw, side: 'both' };
  }

  /** An empty line ends a hunk, for a blank line of its context holds a blank. */
  endHunk(): void {
    this.#form = 'none';
  }

  #readUnified(raw: string): DiffLine {
    if (raw.startsWith('```')) this.endHunk();
    const mark = raw.charAt(0);
    if (mark === '-') return { text: raw.slice(1), side: 'old' };
    if (mark === '+') return { text: raw.slice(1), side: 'new' };
    return { text: mark === ' ' ? raw.slice(1) : raw, side: 'both' };
  }

  #readPlain(raw: string): DiffLine | null {
    if (raw.startsWith('< ')) return { text: raw.slice(2), side: 'old' };
    if (raw.startsWith('> ')) return { text: raw.slice(2), side: 'new' };
    if (raw === '---') return null;
    this.#form = 'none';
    return { text: raw, side: 'both' };
  }
}

/** How all the patterns below begin, to save trying them one by one. */
const MAY_BE_HEAD = /^(?:[ >]*(?:@@|---|\+\+\+|diff -|\\ No)|\d+[,acd])/;

const UNIFIED_HEAD = /^[ >]*@@ -\d+(?:,\d+)? \+\d+(?:,\d+)? @@/;
const PLAIN_HEAD = /^\d+(?:,\d+)?[acd]\d+(?:,\d+)?\s*$/;
/** `--- before`, `+++ after`, but not the ruled head of a listing. */
const FILES = /^[ >]*(?:(?:---|\+\+\+) (?!-)[^\s-]\S*(?:\s+\d{4}-.*)?|diff -.*|\\ No newline.*)\s*$/;
