import { BYTES_PER_MIB } from '../../engine/index.ts';
import { formatCount } from '../words/numbers.ts';

/**
 * Limits on input from outside. Input is measured while it is read, before it is stored: larger input is refused with
 * the limit in the message, and never takes more memory than the limit.
 */

/** Bytes of a file. A full recording takes less. */
export const MAX_FILE: number = 256 * BYTES_PER_MIB;

/** Characters of a single listing. */
export const MAX_TEXT: number = 2 * BYTES_PER_MIB;

/** Characters of a report, and bytes of its file: more than a day of a machine's logs. */
export const MAX_REPORT: number = 64 * BYTES_PER_MIB;

/** Characters of a scenario as JSON: more than the longest journal takes. */
export const MAX_SCENARIO: number = 32 * BYTES_PER_MIB;

/** Rows read from one listing. */
export const MAX_ROWS = 10_000;

/** The most problems of a listing or a scenario to list; further ones are counted. */
export const MAX_PROBLEMS = 100;

/** Characters of a link that browsers and most other programs accept. */
export const LONGEST_LINK = 60_000;

/** Bytes of an unpacked link. */
export const MAX_LINK: number = 4 * BYTES_PER_MIB;

/** Bytes of an unpacked recording. */
export const MAX_RECORDING: number = 512 * BYTES_PER_MIB;

/** Bytes of the header of a recording: the scenario, the journal and the texts of its events. */
export const MAX_HEADER: number = 64 * BYTES_PER_MIB;

/** Events of a recording: the longest that the page records with older detail thinned. */
export const MAX_EVENTS = 30_000_000;

/** Blocks of events of a recording. A page adds one in each frame while it plays: these are five hours. */
export const MAX_BLOCKS = 1_000_000;

/** A number of bytes for people: “4 MiB”. */
export function mebibytes(bytes: number): string {
  return `${formatCount(bytes / BYTES_PER_MIB)} MiB`;
}
