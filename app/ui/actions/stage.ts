import { create, type StoreApi, type UseBoundStore } from 'zustand';
import type { Camera } from '../../stage/camera.ts';
import { type Table, table } from './action.ts';

/** The camera of the stage that is on the page; null while there is none. */
export const useStageCamera: UseBoundStore<StoreApi<{ readonly camera: Camera | null }>> = create<{
  readonly camera: Camera | null;
}>(() => ({ camera: null }));

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
