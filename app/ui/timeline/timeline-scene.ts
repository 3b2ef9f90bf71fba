import type { Recording } from '../../model/recording.ts';
import type { MarkKind } from '../../model/series/marks.ts';
import { momentAt, placeOf, type Window } from '../../model/series/window.ts';
import type { Ghost } from '../../state/lab/ghost.ts';
import type { Rows } from './timeline-rows.ts';

/** A branch: where it starts and ends, in events. */
export interface BranchSpan {
  readonly id: number;
  readonly label: string;
  readonly from: number;
  readonly to: number;
  readonly isCurrent: boolean;
}

/** What a timeline shows; lengths in px. */
export interface TimelineScene {
  readonly recording: Recording;
  /** The what-if run; null for none. */
  readonly ghost: Ghost | null;
  /** How many events to show: while the recording grows, slightly fewer than it has. */
  readonly length: number;
  readonly window: Window;
  readonly moment: number;
  /** Number of the cache in focus. */
  readonly focus: number;
  readonly cpus: number;
  readonly hasLanes: boolean;
  /** Empty if there is only one branch. */
  readonly branches: readonly BranchSpan[];
  /** The kind of mark that is highlighted. */
  readonly kind: MarkKind;
  /** The stretch that the user is marking to zoom into; null if there is none. */
  readonly brush: readonly [number, number] | null;
  readonly width: number;
  readonly rows: Rows;
  /** Px of the page for each px of the timeline. */
  readonly zoom: number;
}

/** The x of a moment. */
export function xOf({ recording, window, width }: TimelineScene, moment: number): number {
  return ((placeOf(recording, window, moment) - window.from) / (window.to - window.from)) * width;
}

/** The moment at an x. */
export function momentAtX({ recording, window, width }: TimelineScene, x: number): number {
  return momentAt(recording, window, window.from + (x / width) * (window.to - window.from));
}

/** The moment at the left edge of every pixel, and at the right edge of the last one. */
export function pixelMoments(scene: TimelineScene): Int32Array {
  const moments = new Int32Array(Math.ceil(scene.width) + 1);
  for (let x = 0; x < moments.length; x++) moments[x] = momentAtX(scene, x);
  return moments;
}
