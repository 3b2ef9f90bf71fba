import type { MovePlace } from '../model/events/effects.ts';
import { type Box, centre, type Point } from './box.ts';
import type { FlowEnds } from './flow-path.ts';
import { boxOfMove, placeOf } from './place-of.ts';
import type { Scene } from './scene.ts';
import type { Move, Touched } from './touched.ts';

/** An object in flight. */
export interface Flight {
  readonly obj: number;
  readonly from: Box;
  readonly to: Box;
  /** Its destination, which decides its mark. */
  readonly place: MovePlace;
  /** Start of the flight, in ms of the page's clock. */
  readonly start: number;
}

/** Many objects that move the same way. */
export interface Flow extends FlowEnds {
  /** Recent objects per second. */
  rate: number;
}

/** A slab that was freed, and where it was. */
export interface Leaving {
  readonly box: Box;
  readonly start: number;
}

/** A highlight at an end of a movement that is not shown. */
export interface Pulse {
  readonly box: Box;
  readonly start: number;
}

/** Duration of a movement, in ms. */
export const FLIGHT_MS = 220;
const SLIDE_MS = 200;
const APPEAR_MS = 180;
const LEAVE_MS = 200;
/** Duration of a highlight, in ms. */
export const PULSE_MS = 450;
/** Duration of the change from one picture to another, in ms. */
const FADE_MS = 220;
/** The most things that the eye can follow at once: more objects are drawn as flows, more slabs cross-fade. */
export const MOST_MOVING = 8;
/** A flow without objects halves in this many ms. */
const FLOW_HALF_MS = 160;
/** Flows below this many objects a second are not shown. */
const LEAST_RATE = 4;

/** What moves between one scene and the next, and how far it has got. Times in ms of the page's clock. */
export class Motion {
  /** Whether highlights replace movement. */
  isReduced = false;
  readonly #slides = new Map<number, { readonly from: Point; readonly start: number }>();
  readonly #fresh = new Map<number, number>();
  #leaving: Leaving[] = [];
  #flights: Flight[] = [];
  #pulses: Pulse[] = [];
  readonly #flows = new Map<string, Flow>();
  #lastFlow = 0;
  #fade = Number.NEGATIVE_INFINITY;

  get flights(): readonly Flight[] {
    return this.#flights;
  }

  get leaving(): readonly Leaving[] {
    return this.#leaving;
  }

  get pulses(): readonly Pulse[] {
    return this.#pulses;
  }

  /** How many things are moving from one place to another. */
  get moving(): number {
    return this.#slides.size + this.#flights.length;
  }

  /** How much of the picture before the last layout change still shows at a time, 1 to 0. */
  fading(now: number): number {
    return Math.max(0, 1 - Math.max(0, now - this.#fade) / FADE_MS);
  }

  /** The flows that are drawn. */
  get flows(): readonly Flow[] {
    return [...this.#flows.values()].filter(({ rate }) => rate >= LEAST_RATE);
  }

  /** Ends all movement at once. */
  clear(): void {
    this.#slides.clear();
    this.#fresh.clear();
    this.#flows.clear();
    this.#leaving = [];
    this.#flights = [];
    this.#pulses = [];
    this.#fade = Number.NEGATIVE_INFINITY;
  }

  /** Starts the movements from one scene to the next. */
  change(now: number, before: Scene, after: Scene, touched: Touched): void {
    if (touched.slabs.size > 0 || !isSameOrder(before, after)) this.#moveSlabs(now, before, after);
    const { cache, view } = after;
    const moves = touched.moves.filter(({ obj }) => view.objCache.get(obj) === cache?.index);
    const isMany = this.moving + moves.length > MOST_MOVING;
    for (const move of moves) {
      if (this.isReduced) this.#mark(now, after, move);
      else if (isMany) this.#flow(move);
      else this.#fly(now, after, move);
    }
  }

  /** Drops movements that have arrived. Returns whether anything still moves. */
  advance(now: number): boolean {
    for (const [slab, { start }] of this.#slides) if (now - start >= SLIDE_MS) this.#slides.delete(slab);
    for (const [slab, start] of this.#fresh) if (now - start >= APPEAR_MS) this.#fresh.delete(slab);
    this.#leaving = this.#leaving.filter(({ start }) => now - start < LEAVE_MS);
    this.#flights = this.#flights.filter(({ start }) => now - start < FLIGHT_MS);
    this.#pulses = this.#pulses.filter(({ start }) => now - start < PULSE_MS);
    const fade = 0.5 ** (Math.min(250, Math.max(0, now - this.#lastFlow)) / FLOW_HALF_MS);
    this.#lastFlow = now;
    for (const [key, flow] of this.#flows) {
      flow.rate *= fade;
      if (flow.rate < LEAST_RATE / 2) this.#flows.delete(key);
    }
    const lists = [this.#leaving, this.#flights, this.#pulses];
    const maps = [this.#slides, this.#fresh, this.#flows];
    const rests = lists.every((list) => list.length === 0) && maps.every(({ size }) => size === 0);
    return !rests || this.fading(now) > 0;
  }

  /** The current place of a slab's card on its way to `goal`. */
  cornerOf(slab: number, goal: Point, now: number): Point {
    const slide = this.#slides.get(slab);
    if (slide === undefined) return goal;
    const t = eased((now - slide.start) / SLIDE_MS);
    return { x: slide.from.x + (goal.x - slide.from.x) * t, y: slide.from.y + (goal.y - slide.from.y) * t };
  }

  /** How far a new slab has appeared, 0 to 1. */
  presence(slab: number, now: number): number {
    const start = this.#fresh.get(slab);
    return start === undefined ? 1 : Math.max(0, Math.min(1, (now - start) / APPEAR_MS));
  }

  /** Whether an object is still in flight to a place. */
  isComing(obj: number, place: MovePlace): boolean {
    return this.#flights.some((flight) => flight.obj === obj && flight.place === place);
  }

  /** Slides the slabs that changed place, or cross-fades the whole picture if there are too many. */
  #moveSlabs(now: number, before: Scene, after: Scene): void {
    const [old, fresh] = [before.slabs, after.slabs];
    if (old === null || fresh === null || old.isNumbered || fresh.isNumbered) return;
    const changes = this.#changesOf(before, after, now);
    const moved = [...changes.slides.keys()].filter((slab) => !this.#slides.has(slab)).length;
    const isMany = Math.max(this.moving + moved, changes.fresh.length, changes.gone.length) > MOST_MOVING;
    if (isMany || this.fading(now) > 0) {
      this.#slides.clear();
      if (this.fading(now) === 0 && !this.isReduced) this.#fade = now;
      return;
    }
    for (const slab of changes.fresh) this.#fresh.set(slab, now);
    if (this.isReduced) return;
    for (const [slab, from] of changes.slides) this.#slides.set(slab, { from, start: now });
    for (const box of changes.gone) this.#leaving.push({ box, start: now });
  }

  /** New slabs, moved slabs with their current places, and the boxes of slabs that are gone. */
  #changesOf(before: Scene, after: Scene, now: number) {
    const fresh: number[] = [];
    const slides = new Map<number, Point>();
    const isSameShape = hasSameShape(before, after);
    for (const [slab, place] of after.slabs?.places ?? []) {
      if (isSameShape && isSamePlace(before.slabs?.places.get(slab), place)) continue;
      const [from, goal] = [placeOf(before, slab), placeOf(after, slab)];
      if (from === null) fresh.push(slab);
      else if (goal !== null && Math.abs(goal.x - from.x) + Math.abs(goal.y - from.y) >= 0.5)
        slides.set(slab, this.cornerOf(slab, from, now));
    }
    return { fresh, slides, gone: boxesOfGone(before, after) };
  }

  #fly(now: number, scene: Scene, move: Move): void {
    const from = boxOfMove(scene, move, move.from);
    const to = boxOfMove(scene, move, move.to);
    if (from !== null && to !== null)
      this.#flights.push({ obj: move.obj, from, to, place: move.to, start: now });
  }

  /** Marks both ends of a move. */
  #mark(now: number, scene: Scene, move: Move): void {
    for (const place of [move.from, move.to]) {
      const box = boxOfMove(scene, move, place);
      if (box !== null && this.#pulses.length < MOST_MOVING) this.#pulses.push({ box, start: now });
    }
  }

  #flow({ cpu, from, to }: Move): void {
    const key = `${cpu} ${from} ${to}`;
    const flow = this.#flows.get(key) ?? { cpu, from, to, rate: 0 };
    // One object now, averaged over about a fifth of a second.
    flow.rate += (1000 * Math.LN2) / FLOW_HALF_MS;
    this.#flows.set(key, flow);
  }
}

/** The current box of a flight: on an arc that is higher for longer flights, never larger than either end. */
export function flightBox({ from, to, start }: Flight, now: number): Box {
  const t = eased((now - start) / FLIGHT_MS);
  const [a, b] = [centre(from), centre(to)];
  const height = Math.min(46, 0.18 * Math.hypot(b.x - a.x, b.y - a.y));
  const lift = 4 * t * (1 - t) * height;
  const width = Math.min(from.width, to.width);
  const tall = Math.min(from.height, to.height);
  return {
    x: a.x + (b.x - a.x) * t + lift - width / 2,
    y: a.y + (b.y - a.y) * t - tall / 2,
    width,
    height: tall,
  };
}

/** Whether two scenes have their slabs in the same places, unless a slab was touched. */
function isSameOrder({ slabs: a }: Scene, { slabs: b }: Scene): boolean {
  return a === null || b === null || a.isSettled === b.isSettled;
}

/** The boxes of the slabs of one scene that are not in another. */
function boxesOfGone(before: Scene, { slabs }: Scene): readonly Box[] {
  const gone: Box[] = [];
  for (const slab of before.slabs?.places.keys() ?? []) {
    const corner = slabs?.places.has(slab) ? null : placeOf(before, slab);
    const card = before.slabs?.card;
    if (corner !== null && card !== undefined)
      gone.push({ ...corner, width: card.width, height: card.height });
  }
  return gone;
}

/** Whether equal block and index mean the same place in two scenes. */
function hasSameShape({ slabs: a }: Scene, { slabs: b }: Scene): boolean {
  if (a === null || b === null || a.card.pitchX !== b.card.pitchX || a.card.pitchY !== b.card.pitchY)
    return false;
  return a.blocks.every(({ columns, box }, i) => {
    const other = b.blocks[i];
    return other?.columns === columns && other.box.x === box.x && other.box.y === box.y;
  });
}

type SlabPlace = readonly [block: number, index: number];

function isSamePlace(a: SlabPlace | undefined, b: SlabPlace): boolean {
  return a !== undefined && a[0] === b[0] && a[1] === b[1];
}

/** Eases in and out. */
function eased(t: number): number {
  const clamped = Math.max(0, Math.min(1, t));
  return clamped * clamped * (3 - 2 * clamped);
}
