import { EVENT_KINDS, type Event } from '../../../engine/index.ts';
import { isWithin } from '../../lessons/bound.ts';
import { nthEvent } from '../../lessons/find-moment.ts';
import type { GateBlock } from '../../lessons/lesson.ts';
import { measured } from '../../lessons/measure-value.ts';
import type { Recording } from '../../model/recording.ts';
import type { Selection } from '../../model/selection.ts';
import { View } from '../../model/view.ts';
import { seek } from '../session.ts';
import type { LessonApp } from './lesson-app.ts';
import { locate } from './recorded.ts';

/** What a learner predicts: the number of an option, a number, or what is selected on the stage. */
export type Prediction =
  | { readonly kind: 'choose'; readonly option: number }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'click'; readonly selection: Selection };

/** What the machine did. */
export type Truth =
  | { readonly kind: 'choose'; readonly value: number; readonly option: number }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'click'; readonly selection: Selection };

/** Runs what a gate asks about from the current moment. Resolves to the answer; null if there is none. */
export async function letHappen(app: LessonApp, gate: GateBlock): Promise<Truth | null> {
  const { moment: from, view, recording } = app.session.getState();
  const before = gate.measure === null ? null : measured(gate.measure, view, recording);
  const to = await run(app, gate);
  if (to === null) return null;
  // The page may still be playing this; the answer is read at its end.
  const { recording: now } = app.session.getState();
  const after = new View();
  now.seek(after, to);
  return truthOf(gate, before, after, now, from);
}

/** Runs what a gate asks about. Resolves to the moment right after it. */
async function run(app: LessonApp, { outcome }: GateBlock): Promise<number | null> {
  if (outcome.kind === 'do') {
    if (!(await app.machine.act(...outcome.commands))) return null;
    const { acted, recording } = app.session.getState();
    return acted?.recording === recording ? acted.to : recording.length;
  }
  const moment = await locate(app, outcome.when);
  if (moment !== null) seek(app, moment);
  return moment;
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

/** The subject of an event, as a selection on the stage. */
function subjectOf(view: View, event: Event, what: 'slab' | 'object' | 'cpu'): Selection {
  if (what === 'cpu') return { kind: 'cpu', cpu: event.cpu };
  if (what === 'slab' && 'slab' in event) return { kind: 'slab', slot: event.slab };
  if (!('obj' in event)) return null;
  return what === 'slab'
    ? { kind: 'slab', slot: view.objSlab.get(event.obj) }
    : { kind: 'object', slot: event.obj };
}
/** Returns whether a prediction matches what the machine did. */
export function isRight(gate: GateBlock, predicted: Prediction, truth: Truth): boolean {
  if (predicted.kind === 'choose') return truth.kind === 'choose' && predicted.option === truth.option;
  if (predicted.kind === 'number') {
    const within = gate.answer.kind === 'number' ? gate.answer.within : 0;
    return truth.kind === 'number' && Math.abs(predicted.value - truth.value) <= within;
  }
  return truth.kind === 'click' && isSamePlace(predicted.selection, truth.selection);
}

/** A magazine counts as its CPU. */
function isSamePlace(a: Selection, b: Selection): boolean {
  if (a === null || b === null) return false;
  if (b.kind === 'cpu') return (a.kind === 'cpu' || a.kind === 'magazine') && a.cpu === b.cpu;
  return a.kind === b.kind && 'slot' in a && 'slot' in b && a.slot === b.slot;
}
