import { EVENT_KINDS, FUNCTIONS, payloadOf, waitName } from '../event/event.ts';
import * as KIND from '../event/kind.ts';
import { fnOf } from '../event/log.ts';
import type { Layout } from '../event/packing.ts';
import { TOUCH } from '../kernel/footprint.ts';
import { KMC_BITS } from '../spl/flags.ts';
import { CHECK_OF, textOf } from './checks.ts';
import { END, type Facts, RETURN, STEP } from './facts.ts';
import { type TouchTable, touchTable } from './footprint.ts';
import type { Atom, Figure, Predicate, Range } from './predicate.ts';

/** A predicate in the form in which it is evaluated. */
export interface Compiled {
  /** Moments at which it is evaluated: kinds of events, or those of facts.ts. */
  readonly moments: readonly number[];
  /** What the start of a call reads, because at its return the predicate compares what has happened since. */
  readonly startReads: number;
  /** Whether it holds now. Records in `k.reads` what it reads. */
  readonly holds: (facts: Facts) => boolean;
}

/** Part of a predicate; one without moments of its own is evaluated whenever the others are. */
type Part = Omit<Compiled, 'startReads'> & { readonly startReads?: number };

/** What the predicates of a search need counted; filled while they are compiled. */
export interface Counting {
  readonly events: { kind: number; isOwn: boolean }[];
  readonly functions: number[];
}

/** Compiles a predicate from its data; adds to `counting` what it needs. */
export function compile(predicate: Predicate, counting: Counting): Compiled {
  const { moments, startReads = 0, holds } = partOf(predicate, counting);
  return { moments: moments.length === 0 ? [STEP] : moments, startReads, holds };
}

function partOf(predicate: Predicate, counting: Counting): Part {
  if ('all' in predicate) return allOf(predicate.all.map((one) => partOf(one, counting)));
  if ('any' in predicate) return anyOf(predicate.any.map((one) => compile(one, counting)));
  if ('not' in predicate) {
    const { holds, startReads = 0 } = partOf(predicate.not, counting);
    return { moments: [], startReads, holds: (facts) => !holds(facts) };
  }
  return atomOf(predicate, counting);
}

function allOf(parts: readonly Part[]): Part {
  // Momentary facts first: lasting ones are read only once the moment has come.
  const sorted = [...parts].sort((a, b) => Math.sign(b.moments.length) - Math.sign(a.moments.length));
  return {
    moments: unique(parts.flatMap(({ moments }) => moments)),
    startReads: parts.reduce((reads, part) => reads | (part.startReads ?? 0), 0),
    holds: (facts) => {
      for (const { holds } of sorted) if (!holds(facts)) return false;
      return true;
    },
  };
}

function anyOf(parts: readonly Compiled[]): Part {
  return {
    moments: unique(parts.flatMap(({ moments }) => moments)),
    startReads: parts.reduce((reads, part) => reads | part.startReads, 0),
    holds: (facts) => parts.some(({ moments, holds }) => moments.includes(facts.moment) && holds(facts)),
  };
}

function unique(moments: readonly number[]): number[] {
  return [...new Set(moments)];
}

function atomOf(atom: Atom, counting: Counting): Part {
  if ('panic' in atom) return panicOf(atom);
  if ('event' in atom) return eventOf(atom);
  if ('returned' in atom) return returnOf(atom);
  if ('stuck' in atom) return stuckOf(atom);
  if ('check' in atom) {
    const { moments, fails } = CHECK_OF[atom.check];
    return { moments, holds: (facts) => moments.includes(facts.moment) && fails(facts) };
  }
  if ('during' in atom) return duringOf(atom, counting);
  if ('inside' in atom) return insideOf(atom, counting);
  return lastingOf(atom);
}

type AtomWith<K extends string> = Extract<Atom, { readonly [key in K]: unknown }>;

function panicOf({ panic }: AtomWith<'panic'>): Part {
  const { check, fn, text } = panic;
  return {
    moments: [KIND.panic],
    holds: (facts) =>
      facts.moment === KIND.panic &&
      (check === undefined || textOf(facts, facts.a) === check) &&
      (fn === undefined || FUNCTIONS[fnOf(facts.what)] === fn) &&
      (text === undefined || textOf(facts, facts.b).includes(text)),
  };
}

function eventOf({ event, fn, where }: AtomWith<'event'>): Part {
  const kind = EVENT_KINDS.indexOf(event);
  const number = fn === undefined ? -1 : FUNCTIONS.indexOf(fn);
  const words = payloadOf(event).map((word) => wanted(word, where ?? {}));
  const [first = ANY, second = ANY] = words;
  return {
    moments: [kind],
    holds: ({ moment, what, a, b }) =>
      moment === kind &&
      (number < 0 || fnOf(what) === number) &&
      (a & first.mask) === first.value &&
      (b & second.mask) === second.value,
  };
}

/** The bits of a payload word that must match. */
interface Wanted {
  readonly mask: number;
  readonly value: number;
}

const ANY: Wanted = { mask: 0, value: 0 };

function wanted(word: string | Layout, where: Readonly<Record<string, number | boolean>>): Wanted {
  if (typeof word === 'string') {
    const value = where[word];
    return value === undefined ? ANY : { mask: -1, value: Number(value) };
  }
  let from = 0;
  let mask = 0;
  let value = 0;
  for (const [name, bits] of Object.entries(word)) {
    const part = where[name];
    if (part !== undefined) {
      mask |= (2 ** bits - 1) << from;
      value |= Number(part) << from;
    }
    from += bits;
  }
  return { mask, value };
}

function returnOf({ returned: op, flags, isNull, moved }: AtomWith<'returned'>): Part {
  return {
    moments: [RETURN],
    holds: ({ moment, returned: call }) =>
      moment === RETURN &&
      call?.op === op &&
      (flags === undefined || call.flags === flags) &&
      (isNull === undefined || (call.ret === 0) === isNull) &&
      (moved === undefined || call.hasMoved === moved),
  };
}

function stuckOf({ stuck, on }: AtomWith<'stuck'>): Part {
  return {
    moments: [END],
    holds: (facts) =>
      facts.moment === END &&
      facts.stuck.some(
        (one) =>
          (stuck === 'any' || one.op === stuck) && (on === undefined || waitName(one.waitingOn) === on),
      ),
  };
}

const TABLE: TouchTable = touchTable(false);

function duringOf({ during, by }: AtomWith<'during'>, counting: Counting): Part {
  const kind = EVENT_KINDS.indexOf(during);
  const isOwn = by === 'caller';
  const reads = isOwn ? 0 : (TABLE.writes[kind] ?? 0);
  const number = counting.events.push({ kind, isOwn }) - 1;
  return {
    moments: [],
    startReads: reads,
    holds: (facts) => {
      const { returned, k } = facts;
      if (returned === null) return false;
      k.reads |= reads;
      return facts.countOf(number, isOwn ? facts.task : 0) > (returned.before[number] ?? 0);
    },
  };
}

function insideOf({ inside }: AtomWith<'inside'>, counting: Counting): Part {
  const fn = FUNCTIONS.indexOf(inside);
  if (!counting.functions.includes(fn)) counting.functions.push(fn);
  return reading(TOUCH.magic, (facts) => isOtherInside(facts, fn));
}

const FLAG_TOUCH = {
  DEADLOCKED: TOUCH.deadlocked,
  GROWING: TOUCH.growing,
  REAPING: TOUCH.reaping,
  DESTROY: TOUCH.destroy,
} as const;

/** A lasting fact, with what it reads. */
function lastingOf(atom: Atom): Part {
  if ('flag' in atom) {
    const bit = 1 << KMC_BITS[atom.flag];
    return reading(FLAG_TOUCH[atom.flag], ({ subject }) => {
      return subject !== null && ((subject.skc.skc_flags & bit) !== 0) === atom.isSet;
    });
  }
  if ('figure' in atom) {
    const reads = atom.figure === 'ref' ? TOUCH.ref : TOUCH.lock;
    return reading(reads, (facts) => isWithin(figureOf(facts, atom.figure), atom));
  }
  if ('list' in atom) {
    return reading(TOUCH.lock, ({ subject }) => {
      if (subject === null) return false;
      const { skc_partial_list, skc_complete_list } = subject.skc;
      return (
        ((atom.list === 'partial' ? skc_partial_list : skc_complete_list).head === null) === atom.isEmpty
      );
    });
  }
  if ('lockHeld' in atom)
    return reading(
      TOUCH.lock,
      ({ subject }) => subject !== null && (subject.skc.skc_lock.holder !== null) === atom.lockHeld,
    );
  if ('magazine' in atom) return reading(0, (facts) => (parked(facts) === 0) === (atom.magazine === 'empty'));
  if ('growth' in atom) return reading(TOUCH.growing | TOUCH.clock, isYoung);
  throw new Error('an atom without a meaning');
}

function reading(reads: number, holds: (facts: Facts) => boolean): Part {
  return {
    moments: [],
    holds: (facts) => {
      facts.k.reads |= reads;
      return holds(facts);
    },
  };
}

function isWithin(value: number, { atLeast, atMost }: Range): boolean {
  return (atLeast === undefined || value >= atLeast) && (atMost === undefined || value <= atMost);
}

function figureOf({ subject }: Facts, figure: Figure): number {
  if (subject === null) return Number.NaN;
  const { skc } = subject;
  switch (figure) {
    case 'ref':
      return skc.skc_ref;
    case 'slabs':
      return skc.skc_slab_total;
    case 'slabsInUse':
      return skc.skc_slab_alloc;
    case 'objects':
      return skc.skc_obj_total;
    case 'objectsOut':
      return skc.skc_obj_alloc;
    case 'emergency':
      return skc.skc_obj_emergency;
    case 'deadlocks':
      return skc.skc_obj_deadlock;
  }
}

/** Objects in the magazine of the CPU that runs now. */
function parked({ k, subject }: Facts): number {
  return subject?.skc.skc_mag[k.current.cpu]?.skm_avail ?? 0;
}

function isYoung({ k, subject }: Facts): boolean {
  return subject !== null && k.jiffies - subject.growingSince < Math.floor(k.hz / 10);
}

function isOtherInside(facts: Facts, fn: number): boolean {
  const { k, subject, task } = facts;
  if (subject === null) return false;
  return k.tasks.some(({ id }) => id !== task && facts.isInside(id, fn, subject.skc.index));
}
