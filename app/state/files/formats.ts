import { onDemand } from '../on-demand.ts';

/** Reads and writes links that carry a machine. Loaded on demand: its schemas are large and rarely needed. */
export const linkFormat: () => Promise<typeof import('../../formats/share-link.ts')> = onDemand(
  'The code that reads and writes links',
  () => import('../../formats/share-link.ts'),
);

/** A teacher's notes about a recording. */
export const runNotes: () => Promise<typeof import('../learn/run-notes.ts')> = onDemand(
  'The notes of recordings',
  () => import('../learn/run-notes.ts'),
);

/** The notebook that holds those notes. */
export const notebook: () => Promise<typeof import('../learn/notebook.ts')> = onDemand(
  'The notebook',
  () => import('../learn/notebook.ts'),
);

/** Files of recordings. */
export const recordingFormat: () => Promise<typeof import('../../formats/recording-file/recording-file.ts')> =
  onDemand('The code that writes recordings', () => import('../../formats/recording-file/recording-file.ts'));
