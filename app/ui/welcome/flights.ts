import type { Step } from '../../model/small-machine/steps.ts';

/** Duration of an object's flight, in ms. */
const FLIGHT = 700;

/** Whether the user wants less motion. */
export function isMotionReduced(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}

/** Lets the objects of a step fly between their slab and the magazine. The picture already shows where they arrive. */
export function fly(box: HTMLElement, { kind, cpu, objs }: Step): void {
  if (isMotionReduced()) return;
  for (const obj of objs) {
    const cell = box.querySelector<HTMLElement>(`[data-flight="o${obj}"]`);
    const place = placeFor(box, kind, cpu, cell?.textContent ?? '');
    if (cell === null || place === null) continue;
    const isDown = kind === 'take' || kind === 'flush';
    send(box, isDown ? place : cell, isDown ? cell : place, cell);
  }
}

/** The place of a magazine that an object leaves or arrives at: the one with its name, or the next empty one. */
function placeFor(box: HTMLElement, kind: Step['kind'], cpu: number, name: string): HTMLElement | null {
  const places = [...box.querySelectorAll<HTMLElement>(`[data-flight^="${cpu}:"]`)];
  const own = places.find((place) => place.textContent === name);
  const empty = places.find((place) => place.textContent === '') ?? places.at(-1) ?? null;
  return kind === 'put' || kind === 'refill' ? (own ?? empty) : empty;
}

/** Sends a copy of a mark from one element to another. */
function send(box: HTMLElement, from: HTMLElement, to: HTMLElement, mark: HTMLElement): void {
  const [origin, a, b] = [box, from, to].map((element) => element.getBoundingClientRect());
  if (origin === undefined || a === undefined || b === undefined) return;
  const flyer = mark.cloneNode(true);
  if (!(flyer instanceof HTMLElement)) return;
  flyer.removeAttribute('data-flight');
  flyer.setAttribute('aria-hidden', 'true');
  Object.assign(flyer.style, {
    position: 'absolute',
    left: `${a.left - origin.left}px`,
    top: `${a.top - origin.top}px`,
    width: `${a.width}px`,
    height: `${a.height}px`,
    zIndex: '2',
  });
  box.append(flyer);
  const [dx, dy] = [b.left - a.left, b.top - a.top];
  const bend = `translate(${dx / 2 + 30}px, ${dy / 2}px)`;
  const flight = flyer.animate(
    [{ transform: 'none' }, { transform: bend }, { transform: `translate(${dx}px, ${dy}px)` }],
    {
      duration: FLIGHT,
      easing: 'ease-in-out',
    },
  );
  flight.addEventListener('finish', () => flyer.remove());
  flight.addEventListener('cancel', () => flyer.remove());
}
