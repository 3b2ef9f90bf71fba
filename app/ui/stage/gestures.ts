import type { LoadGestures } from '../../stage/camera.ts';
import { onDemand } from '../../state/on-demand.ts';

/** The code that lets gestures zoom and move a stage. */
export const loadGestures: LoadGestures = onDemand(
  'Zooming by gestures',
  () => import('../../stage/zoom-gestures.ts'),
);
