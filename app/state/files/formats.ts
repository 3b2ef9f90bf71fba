import { onDemand } from '../on-demand.ts';

/** Links that carry a machine. With its schemas it is only needed now and then. */
export const linkFormat: () => Promise<typeof import('../../formats/share-link.ts')> = onDemand(
  'The code that reads and writes links',
  () => import('../../formats/share-link.ts'),
);

/** The notes of a teacher about what is recorded. */
export const runNotes: () => Promise<typeof import('../learn/run-notes.ts')> = onDemand(
  'The notes of recordings',
  () => import('../learn/run-notes.ts'),
);

/** The notebook, in which those notes are. */
export const notebook: () => Promise<typeof import('../learn/notebook.ts')> = onDemand(
  'The notebook',
  () => import('../learn/notebook.ts'),
);

/** Files of recordings. */
export const recordingFormat: () => Promise<typeof import('../../formats/recording-file/recording-file.ts')> =
  onDemand('The code that writes recordings', () => import('../../formats/recording-file/recording-file.ts'));
