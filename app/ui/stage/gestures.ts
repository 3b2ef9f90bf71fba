import type { LoadGestures } from '../../stage/camera.ts';
import { onDemand } from '../../state/on-demand.ts';

/** What lets a stage be zoomed and moved by gestures. */
export const loadGestures: LoadGestures = onDemand(
  'Zooming by gestures',
  () => import('../../stage/zoom-gestures.ts'),
);
