import { linksOf } from '../../model/links/links.ts';
import { markedBy } from '../../scene/selected-at.ts';
import { pickedOf } from '../../scene/target.ts';
import type { StageInput } from '../../stage/stage-input.ts';
import type { Session } from '../../state/session.ts';

/** What the stage shows of a session. */
export function inputOf({ view, recording, focus, selection, highlight, cpus, hz }: Session): StageInput {
  const links = selection === null ? null : linksOf(view, focus, selection);
  const marks = { selection: pickedOf(selection), highlight: markedBy(view, selection, highlight), links };
  return { view, recording, moment: view.moment, focus, ...marks, cpus, hz };
}
