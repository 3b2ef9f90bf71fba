import { create, type StoreApi, type UseBoundStore } from 'zustand';
import type { Camera, Look } from '../../stage/camera.ts';
import { type Table, table } from './action.ts';

/** The camera of the stage that is on the page; null while there is none. */
export const useStageCamera: UseBoundStore<StoreApi<{ readonly camera: Camera | null }>> = create<{
  readonly camera: Camera | null;
}>(() => ({ camera: null }));

/** The visible part of the stage; null while all of it is visible, or there is no stage. */
export function lookOfStage(): Look | null {
  const camera = useStageCamera.getState().camera;
  return camera === null || camera.isHome ? null : camera.look;
}

function hasStage(): boolean {
  return useStageCamera.getState().camera !== null;
}

/** Moves the camera of the stage. */
export const STAGE: Table<'zoomIn' | 'zoomOut' | 'showAll'> = table('stage', 'Stage', {
  zoomIn: {
    title: 'Zoom in',
    keys: ['+', '='],
    isAvailable: hasStage,
    run: () => useStageCamera.getState().camera?.step(1),
  },
  zoomOut: {
    title: 'Zoom out',
    keys: ['-'],
    isAvailable: hasStage,
    run: () => useStageCamera.getState().camera?.step(-1),
  },
  showAll: {
    title: 'Show everything',
    keys: ['0'],
    isAvailable: hasStage,
    run: () => useStageCamera.getState().camera?.fit(),
  },
});
