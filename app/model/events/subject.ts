import {
  EVENT_KINDS,
  type EventKind,
  emergencyCache,
  fieldCache,
  KIND,
  payloadOf,
  TREE_FIELDS,
  treeLink,
  treeNode,
  waitCache,
  workCache,
} from '../../../engine/index.ts';
import type { View } from '../view.ts';

/** What an event is about: numbers, −1 for nothing. */
export interface Subject {
  obj: number;
  slab: number;
  cache: number;
  /** A task other than the one that caused the event. */
  task: number;
}

const ROOT = TREE_FIELDS.indexOf('root');

/** The names of the two payload words of each kind. */
const WORDS = EVENT_KINDS.map((kind) => payloadOf(kind));

/** Kinds whose cache is packed into a payload word with other numbers. */
const PACKED: Partial<Readonly<Record<EventKind, (a: number, b: number) => number>>> = {
  cacheField: fieldCache,
  queued: (_, b) => workCache(b),
  emergencyAdded: (_, b) => emergencyCache(b),
  blocked: waitCache,
  wakeCalled: waitCache,
  woken: (_, b) => waitCache(b),
  timedOut: (_, b) => waitCache(b),
  tree: (a) => (treeLink(a) === ROOT ? treeNode(a) : -1),
};

const PACKED_OF = EVENT_KINDS.map((kind) => PACKED[kind]);

/** Writes into `subject` what an event is about; `view` is the view right after the event. */
export function readSubject(view: View, kind: number, a: number, b: number, subject: Subject): void {
  const [first = '', second = ''] = WORDS[kind] ?? [];
  subject.obj = first === 'obj' ? a : -1;
  subject.slab = first === 'slab' ? a : -1;
  subject.task = first === 'whom' ? a : -1;
  subject.cache = first === 'cache' ? a : second === 'cache' ? b : -1;
  const packed = PACKED_OF[kind];
  if (packed !== undefined) subject.cache = packed(a, b);
  if (kind === KIND.tree && treeLink(a) !== ROOT) subject.obj = treeNode(a);
  if (subject.obj > 0) {
    subject.slab = view.objSlab.get(subject.obj);
    subject.cache = view.objCache.get(subject.obj);
  } else if (subject.slab >= 0 && subject.cache < 0) {
    subject.cache = view.slabCache.get(subject.slab);
  }
}
