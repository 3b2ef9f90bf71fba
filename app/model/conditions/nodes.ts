import { EVENT_KINDS, type EventKind, NS_PER_MS } from '../../../engine/index.ts';
import { readSubjectCache } from './cache-of.ts';
import type { Condition, EventCondition, FigureCondition, PartRange, PartValue } from './condition.ts';
import { numberOf, partOf, readerOf } from './parts.ts';
import type { RunNow } from './run-now.ts';

/** A condition being evaluated. */
export interface Node {
  /** The kinds of events that can change it; null for all. */
  readonly kinds: ReadonlySet<number> | null;
  /** Processes the last event of the run, of any kind. Returns whether the condition holds after it. */
  step(run: RunNow): boolean;
  /** Returns whether it holds now, without an event. */
  holds(run: RunNow): boolean;
  /** Processes an event while the condition is not active yet. */
  observe(run: RunNow): void;
}

const KIND_NUMBER = new Map<EventKind, number>(EVENT_KINDS.map((kind, i) => [kind, i]));
const numbers = (...kinds: readonly EventKind[]): ReadonlySet<number> =>
  new Set(kinds.map((kind) => KIND_NUMBER.get(kind) ?? -1));

const MOVES = ['allocHit', 'freeHit', 'alloc', 'free', 'objLoaded', 'objReturned'] as const;

/** The events that change each figure. */
const CHANGED_BY: Readonly<Record<FigureCondition['figure'], ReadonlySet<number>>> = {
  slabs: numbers('slabAdded', 'slabDropped', 'cacheFreed'),
  emptySlabs: numbers('slabAdded', 'slabDropped', 'objLoaded', 'objReturned', 'cacheFreed'),
  inUse: numbers(
    'allocHit',
    'freeHit',
    'alloc',
    'free',
    'linuxAlloc',
    'linuxFree',
    'cacheField',
    'cacheFreed',
  ),
  inMagazines: numbers(...MOVES, 'cacheFreed'),
  free: numbers('slabAdded', 'slabDropped', 'objLoaded', 'objReturned', 'cacheFreed'),
  emergency: numbers('emergencyAdded', 'emergencyRemoved', 'cacheFreed'),
  waiting: numbers('blocked', 'woken', 'timedOut'),
  caches: numbers('cacheCreated', 'cacheFreed'),
  freePages: numbers('frames', 'zone'),
  heldByOthers: numbers('pressure'),
  kswapdAwake: numbers('kswapd'),
};

/** Prepares a condition for evaluation. */
export function nodeOf(condition: Condition): Node {
  if ('event' in condition) return eventNode(condition);
  if ('figure' in condition) return figureNode(condition);
  if ('time' in condition) return timeNode(condition.time * NS_PER_MS);
  if ('after' in condition) return afterNode(nodeOf(condition.after), nodeOf(condition.next));
  if ('all' in condition) return groupNode(condition.all.map(nodeOf), (held) => held.every(Boolean));
  return groupNode(condition.any.map(nodeOf), (held) => held.some(Boolean));
}

function eventNode({ event, cache, where = {}, nth = 1 }: EventCondition): Node {
  const kind = KIND_NUMBER.get(event) ?? -1;
  const tests = Object.entries(where).map(([name, wanted]) => partTest(event, name, wanted));
  const cacheIn = readSubjectCache(event);
  let left = nth;
  const matches = (run: RunNow): boolean =>
    run.kind === kind &&
    tests.every((test) => test(run)) &&
    (cache === undefined || run.cacheNumber(cache) === cacheIn(run.figures.index, run.a, run.b));
  return {
    kinds: new Set([kind]),
    step: (run) => {
      if (left > 0 && matches(run)) left -= 1;
      return left === 0;
    },
    holds: () => left === 0,
    observe: () => undefined,
  };
}

/** @throws Error for a part that the kind of event does not have: the schema refuses those */
function partTest(event: EventKind, name: string, wanted: PartValue | PartRange): (run: RunNow) => boolean {
  const part = partOf(event, name);
  if (part === null) throw new Error(`${event} has no part ${name}`);
  const read = readerOf(part);
  if (typeof wanted === 'object') {
    const { atLeast = Number.NEGATIVE_INFINITY, atMost = Number.POSITIVE_INFINITY } = wanted;
    return ({ what, a, b }) => read(what, a, b) >= atLeast && read(what, a, b) <= atMost;
  }
  const number = numberOf(name, wanted);
  if (number === null) throw new Error(`${name} is never “${String(wanted)}”`);
  return ({ what, a, b }) => read(what, a, b) === number;
}

function figureNode({ figure, cache, cpu, ofMost, atLeast, atMost, equals }: FigureCondition): Node {
  let most = 0;
  const value = (run: RunNow): number => run.figure(figure, cache, cpu);
  const note = (run: RunNow): number => {
    const now = value(run);
    if (now > most) most = now;
    return now;
  };
  const isWithin = (run: RunNow): boolean => {
    const now = note(run);
    if (ofMost === true && most === 0) return false;
    const by = ofMost === true ? most : 1;
    return (
      (atLeast === undefined || now >= atLeast * by) &&
      (atMost === undefined || now <= atMost * by) &&
      (equals === undefined || now === equals * by)
    );
  };
  const kinds = CHANGED_BY[figure];
  return {
    kinds,
    step: isWithin,
    holds: isWithin,
    observe: (run) => {
      if (ofMost === true && kinds.has(run.kind)) note(run);
    },
  };
}

function timeNode(time: number): Node {
  const holds = ({ now }: RunNow): boolean => now >= time;
  return { kinds: null, step: holds, holds, observe: () => undefined };
}

function afterNode(after: Node, next: Node): Node {
  let isAfter = false;
  return {
    kinds: bothKinds([after, next]),
    step: (run) => {
      if (isAfter) return next.step(run);
      isAfter = after.step(run);
      // The event that satisfies `after` does not count for `next`.
      next.observe(run);
      return isAfter && next.holds(run);
    },
    holds: (run) => {
      isAfter ||= after.holds(run);
      return isAfter && next.holds(run);
    },
    observe: (run) => {
      after.observe(run);
      next.observe(run);
    },
  };
}

function groupNode(nodes: readonly Node[], join: (held: readonly boolean[]) => boolean): Node {
  return {
    kinds: bothKinds(nodes),
    step: (run) => join(nodes.map((node) => node.step(run))),
    holds: (run) => join(nodes.map((node) => node.holds(run))),
    observe: (run) => {
      for (const node of nodes) node.observe(run);
    },
  };
}

function bothKinds(nodes: readonly Node[]): ReadonlySet<number> | null {
  const all = new Set<number>();
  for (const { kinds } of nodes) {
    if (kinds === null) return null;
    for (const kind of kinds) all.add(kind);
  }
  return all;
}
