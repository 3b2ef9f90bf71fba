import type { Links } from '../model/links/links.ts';
import type { Recording } from '../model/recording.ts';
import type { Highlight } from '../model/selection.ts';
import type { View } from '../model/view.ts';
import type { Picked } from '../scene/target.ts';

/** What the stage shows: a moment of a recording. */
export interface StageInput {
  readonly view: View;
  readonly recording: Recording;
  readonly moment: number;
  /** Number of the cache in focus. */
  readonly focus: number;
  readonly selection: Picked;
  /** What an answer is about. */
  readonly highlight: Highlight;
  /** What belongs to the selected thing. */
  readonly links: Links | null;
  readonly cpus: number;
  /** Jiffies in a second. */
  readonly hz: number;
  /** Whether movement between pictures is off. */
  readonly isStill?: boolean;
}
