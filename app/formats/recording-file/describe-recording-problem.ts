import { formatCount } from '../../words/numbers.ts';
import { mebibytes } from '../limits.ts';
import type { RecordingProblem } from './recording-file.ts';

/** Why a file cannot be opened as a recording, and what to do, as words that follow its name. */
export function describeRecordingProblem(problem: RecordingProblem): string {
  switch (problem.kind) {
    case 'not a recording':
      return 'this is not a Slabscope recording.';
    case 'too new':
      return `it has version ${problem.found} of the format, and this program reads versions up to ${problem.supported}. Open it with a newer Slabscope.`;
    case 'too large':
      return `it unpacks to more than ${mebibytes(problem.limit)}, the largest that is read. Record a shorter run.`;
    case 'too many events':
      return `it has more than ${formatCount(problem.limit)} events, the most that are read. Record a shorter run.`;
    case 'damaged':
      return `it is damaged: ${problem.reason}. Nothing was loaded. If it was downloaded or copied, try that again.`;
  }
}
