import type { MovePlace } from '../model/events/effects.ts';
import type { Box, Point } from './box.ts';
import { centre } from './box.ts';
import { roundBox } from './cpu-cards.ts';
import type { Scene } from './scene.ts';
import { cellBox } from './slab-card.ts';
import { cardAt } from './slab-layout.ts';
import type { Move, Touched } from './touched.ts';

/** An object in flight. */
export interface Flight {
  readonly obj: number;
  readonly from: Point;
  readonly to: Point;
  /** Where it goes, which decides its mark. */
  readonly place: MovePlace;
  /** Start of the flight, in ms of the page's clock. */
  readonly start: number;
}

/** Many objects that move the same way. */
export interface Flow {
  readonly cpu: number;
  readonly from: MovePlace;
  readonly to: MovePlace;
  /** Recent objects per second. */
  rate: number;
}

/** A slab that was freed, and where it was. */
export interface Leaving {
  readonly box: Box;
  readonly start: number;
}

/** Two highlights instead of a flight. */
export interface Pulse extends Point {
  readonly start: number;
}

/** Duration of a movement, in ms. */
export const FLIGHT_MS = 220;
const SLIDE_MS = 200;
const APPEAR_MS = 180;
const LEAVE_MS = 200;
/** Duration of a highlight, in ms. */
export const PULSE_MS = 450;
/** With more moves than this in one update, they are drawn as flows. */
const MOST_FLIGHTS = 6;
const MOST_IN_AIR = 24;
/** A flow halves in so many ms without objects. */
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

  get flights(): readonly Flight[] {
    return this.#flights;
  }

  get leaving(): readonly Leaving[] {
    return this.#leaving;
  }

  get pulses(): readonly Pulse[] {
    return this.#pulses;
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
  }

  /** Starts the movements from one scene to the next. */
  change(now: number, before: Scene, after: Scene, touched: Touched): void {
    if (touched.slabs.size > 0) this.#moveSlabs(now, before, after);
    const { cache, view } = after;
    const moves = touched.moves.filter(({ obj }) => view.objCache.get(obj) === cache?.index);
    const isMany = moves.length > MOST_FLIGHTS || this.#flights.length + moves.length > MOST_IN_AIR;
    for (const move of moves) {
      if (isMany && !this.isReduced) this.#flow(move);
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
    const standing = [this.#leaving, this.#flights, this.#pulses].every((list) => list.length === 0);
    return !standing || this.#slides.size + this.#fresh.size + this.#flows.size > 0;
  }

  /** The present place of a slab's card on its way to `goal`. */
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

  #moveSlabs(now: number, before: Scene, after: Scene): void {
    const [old, fresh] = [before.slabs, after.slabs];
    if (old === null || fresh === null || old.isNumbered || fresh.isNumbered) return;
    for (const [slab, [block, index]] of fresh.places) {
      const from = placeOf(before, slab);
      if (from === null) this.#fresh.set(slab, now);
      else if (!this.isReduced) this.#slide(now, slab, from, fresh.blocks[block], after, index);
    }
    for (const slab of old.places.keys()) {
      const corner = fresh.places.has(slab) || this.isReduced ? null : placeOf(before, slab);
      if (corner === null) continue;
      this.#leaving.push({ box: { ...corner, width: old.card.width, height: old.card.height }, start: now });
    }
  }

  #slide(
    now: number,
    slab: number,
    from: Point,
    block: NonNullable<Scene['slabs']>['blocks'][number] | undefined,
    after: Scene,
    index: number,
  ): void {
    if (block === undefined || after.slabs === null) return;
    const goal = cardAt(after.slabs.card, block, index);
    if (Math.abs(goal.x - from.x) + Math.abs(goal.y - from.y) < 0.5) return;
    this.#slides.set(slab, { from: this.cornerOf(slab, from, now), start: now });
  }

  #fly(now: number, scene: Scene, move: Move): void {
    const from = pointOf(scene, move, move.from);
    const to = pointOf(scene, move, move.to);
    if (from === null || to === null) return;
    if (this.isReduced) this.#pulses.push({ ...from, start: now }, { ...to, start: now });
    else this.#flights.push({ obj: move.obj, from, to, place: move.to, start: now });
  }

  #flow({ cpu, from, to }: Move): void {
    const key = `${cpu} ${from} ${to}`;
    const flow = this.#flows.get(key) ?? { cpu, from, to, rate: 0 };
    // One object now, over a memory of about a fifth of a second.
    flow.rate += (1000 * Math.LN2) / FLOW_HALF_MS;
    this.#flows.set(key, flow);
  }
}

/** The present place of a flight: on an arc that is higher the longer it is. */
export function flightPoint({ from, to, start }: Flight, now: number): Point {
  const t = eased((now - start) / FLIGHT_MS);
  const height = Math.min(46, 0.18 * Math.hypot(to.x - from.x, to.y - from.y));
  const lift = 4 * t * (1 - t) * height;
  return { x: from.x + (to.x - from.x) * t + lift, y: from.y + (to.y - from.y) * t };
}

/** The place of a slab's card in a scene; null if it is not there. */
export function placeOf({ slabs }: Scene, slab: number): Point | null {
  if (slabs === null) return null;
  const [at, index] = slabs.isNumbered ? [0, slabs.slots.of(slab)] : (slabs.places.get(slab) ?? [0, -1]);
  const block = slabs.blocks[at];
  return block === undefined || index < 0 ? null : cardAt(slabs.card, block, index);
}

/** The place of a moving object, from or to, in the scene that it moves to. */
export function pointOf(
  scene: Scene,
  { obj, cpu }: Pick<Move, 'obj' | 'cpu'>,
  place: MovePlace,
): Point | null {
  if (place === 'slab') {
    const corner = placeOf(scene, scene.view.objSlab.get(obj));
    if (corner === null || scene.slabs === null) return null;
    return centre(cellBox(scene.slabs.card, corner.x, corner.y, scene.view.objNumber.get(obj)));
  }
  if (place === 'emergency') return scene.tree.nodes.find((node) => node.obj === obj) ?? pagesPoint(scene);
  const card = scene.cpus.cards[cpu];
  if (card === undefined) return null;
  const { box, magazine } = card;
  if (place === 'caller' || magazine === null)
    return { x: box.x + Math.min(70, box.width / 2), y: box.y + 12 };
  const found = magazine.objs.indexOf(obj);
  // An object that was taken had the place that the next one has now; one that was flushed had the bottom place.
  const gone = scene.view.objCpu.get(obj) === cpu ? magazine.objs.length : 0;
  if (magazine.cell === 0) return centre(magazine.box);
  return centre(roundBox(magazine, found < 0 ? Math.min(gone, magazine.size - 1) : found));
}

function pagesPoint({ pages }: Scene): Point {
  return { x: pages.box.x + pages.box.width / 2, y: pages.box.y };
}

/** Eases in and out. */
function eased(t: number): number {
  const clamped = Math.max(0, Math.min(1, t));
  return clamped * clamped * (3 - 2 * clamped);
}
