import { BYTES_PER_MIB } from '../../engine/index.ts';
import { formatCount } from '../words/numbers.ts';

/**
 * How much is read of what comes from outside. Everything is measured while it is read, before it is kept: what is
 * larger is refused with the limit in the message, and costs no more memory than the limit.
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

/** Problems of a listing or a scenario that are kept; those beyond are counted. */
export const MAX_PROBLEMS = 100;

/** Characters of a link: what browsers and most programs that pass links on accept. */
export const LONGEST_LINK = 60_000;

/** Bytes of a link once unpacked. */
export const MAX_LINK: number = 4 * BYTES_PER_MIB;

/** Bytes of a recording once unpacked. */
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
