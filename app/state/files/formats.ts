import { onDemand } from '../on-demand.ts';

/** Links that carry a machine. With its schemas it is only needed now and then. */
export const linkFormat: () => Promise<typeof import('../../formats/share-link.ts')> = onDemand(
  () => import('../../formats/share-link.ts'),
);

/** Files of recordings. */
export const recordingFormat: () => Promise<typeof import('../../formats/recording-file/recording-file.ts')> =
  onDemand(() => import('../../formats/recording-file/recording-file.ts'));

/** Files of scenarios. */
export const scenarioFormat: () => Promise<typeof import('../../formats/scenario-file.ts')> = onDemand(
  () => import('../../formats/scenario-file.ts'),
);
