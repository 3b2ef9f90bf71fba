import { create, type StoreApi, type UseBoundStore } from 'zustand';
import type { PressureCurve } from '../../model/pressure-curve.ts';

/** The curve that the user draws, and where it was last applied. */
export interface PressureDraft {
  /** Seconds of the machine's time that the curve takes. */
  readonly seconds: number;
  /** Null until the user draws: then the control shows its first shape. */
  readonly curve: PressureCurve | null;
  /** Where pressure was last applied: the recording, and the moments before and after; null before the first time. */
  readonly pressed: { readonly recording: object; readonly from: number; readonly to: number } | null;
}

/** Creates the draft of the curve; it outlives the panel that draws it. */
export function createPressure(): UseBoundStore<StoreApi<PressureDraft>> {
  return create<PressureDraft>(() => ({ seconds: 2, curve: null, pressed: null }));
}
