import { EVENT_KINDS, type Event } from '../../../engine/index.ts';
import { isWithin } from '../../lessons/bound.ts';
import type { GateBlock } from '../../lessons/lesson.ts';
import { measured } from '../../lessons/measure-value.ts';
import type { Recording } from '../../model/recording.ts';
import type { Selection } from '../../model/selection.ts';
import type { View } from '../../model/view.ts';
import { seek } from '../session.ts';
import type { LessonApp } from './lesson-app.ts';
import { locate, nthEvent } from './recorded.ts';

/** What the machine did. */
export type Truth =
  | { readonly kind: 'choose'; readonly value: number; readonly option: number }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'click'; readonly selection: Selection };

/** Lets what a gate asks about happen, from the moment that is shown. Resolves to the answer; null if there is none. */
export async function letHappen(app: LessonApp, gate: GateBlock): Promise<Truth | null> {
  const { moment: from, view, recording } = app.session.getState();
  const before = gate.measure === null ? null : measured(gate.measure, view, recording);
  if (gate.outcome.kind === 'do') {
    if (!(await app.machine.act(...gate.outcome.commands))) return null;
  } else {
    const moment = await locate(app, gate.outcome.when);
    if (moment === null) return null;
    seek(app, moment);
  }
  const after = app.session.getState();
  return truthOf(gate, before, after.view, after.recording, from);
}

function truthOf(
  gate: GateBlock,
  before: number | null,
  view: View,
  recording: Recording,
  from: number,
): Truth | null {
  const { answer, measure, as } = gate;
  if (answer.kind === 'click') {
    const moment = nthEvent(recording, from, view.moment, EVENT_KINDS.indexOf(answer.first), 1);
    if (moment === null) return null;
    return { kind: 'click', selection: subjectOf(view, recording.event(moment - 1), answer.what) };
  }
  const now = measure === null ? null : measured(measure, view, recording);
  if (now === null || (as !== 'after' && before === null)) return null;
  const value = as === 'after' ? now : (now - (before ?? 0)) * (as === 'rise' ? 1 : -1);
  if (answer.kind === 'number') return { kind: 'number', value };
  return { kind: 'choose', value, option: answer.options.findIndex(({ bound }) => isWithin(value, bound)) };
}

/** What an event is about, as it would be selected on the stage. */
function subjectOf(view: View, event: Event, what: 'slab' | 'object' | 'cpu'): Selection {
  if (what === 'cpu') return { kind: 'cpu', cpu: event.cpu };
  if (what === 'slab' && 'slab' in event) return { kind: 'slab', slot: event.slab };
  if (!('obj' in event)) return null;
  return what === 'slab'
    ? { kind: 'slab', slot: view.objSlab.get(event.obj) }
    : { kind: 'object', slot: event.obj };
}
