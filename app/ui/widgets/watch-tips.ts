import { isCut } from './is-cut.ts';
import { placeTip } from './place-tip.ts';

/** How long the pointer must rest, or a finger must press, before a tip appears, in ms. */
const REST = 350;
const PRESS = 500;
/** How long the pointer may take to cross from the element to its tip, in ms. */
const CROSSING = 120;
/** Px that a finger may move while it presses. */
const STILL = 10;

/** Elements that do something when they are pressed. */
const PRESSED = 'button, a[href], input, select, textarea, label, summary, [role="option"], tr';

/**
 * Shows the `data-tip` of the element that the user points at, focuses or presses. Returns a function that stops this.
 */
export function watchTips(box: HTMLElement): () => void {
  const watch = new TipWatch(box);
  return () => watch.stop();
}

class TipWatch {
  readonly #box: HTMLElement;
  readonly #stop = new AbortController();
  #at: Element | null = null;
  #timer = 0;
  #touch: { readonly x: number; readonly y: number } | null = null;
  #wasLong = false;

  constructor(box: HTMLElement) {
    this.#box = box;
    const options = { signal: this.#stop.signal, capture: true } as const;
    document.addEventListener('pointerover', (event) => this.#over(event), options);
    document.addEventListener('pointerdown', (event) => this.#down(event), options);
    document.addEventListener('pointermove', (event) => this.#move(event), options);
    document.addEventListener('pointerup', () => this.#release(), options);
    document.addEventListener('pointercancel', () => this.#release(), options);
    document.addEventListener('click', (event) => this.#click(event), options);
    document.addEventListener('focusin', ({ target }) => this.#focus(target), options);
    document.addEventListener('focusout', () => this.#hide(), options);
    document.addEventListener('scroll', () => this.#scroll(), options);
    document.addEventListener('keydown', ({ key }) => this.#press(key), options);
    // For the element that already has the focus.
    this.#focus(document.activeElement);
  }

  stop(): void {
    this.#stop.abort();
    window.clearTimeout(this.#timer);
  }

  #over(event: PointerEvent): void {
    const { target, pointerType } = event;
    if (pointerType === 'touch' || target === null || this.#isOnTip(event)) return;
    const at = tipOf(target);
    if (at === this.#at) return;
    this.#later(CROSSING, () => this.#hide());
    if (at !== null) this.#later(REST, () => this.#show(at));
  }

  #down({ target, pointerType, clientX: x, clientY: y }: PointerEvent): void {
    this.#hide();
    this.#wasLong = false;
    const at = tipOf(target);
    if (pointerType !== 'touch' || at === null) return;
    this.#touch = { x, y };
    this.#later(PRESS, () => {
      this.#wasLong = true;
      this.#show(at);
    });
  }

  #move(event: PointerEvent): void {
    const { clientX, clientY } = event;
    const from = this.#touch;
    if (from !== null && Math.hypot(clientX - from.x, clientY - from.y) > STILL) this.#release();
    if (event.pointerType === 'touch' || this.#at === null) return;
    if (this.#isOnTip(event) || isIn(this.#at.getBoundingClientRect(), event)) this.#stay();
    else if (this.#timer === 0) this.#later(CROSSING, () => this.#hide());
  }

  /** Presses pass through the tip, so only its position shows that the pointer is on it. */
  #isOnTip(event: PointerEvent): boolean {
    return this.#at !== null && isIn(this.#box.getBoundingClientRect(), event);
  }

  #stay(): void {
    window.clearTimeout(this.#timer);
    this.#timer = 0;
  }

  #release(): void {
    if (this.#touch === null) return;
    this.#touch = null;
    this.#stay();
  }

  /** A long press shows the tip; so does a tap that has no other effect. */
  #click(event: MouseEvent): void {
    const { target } = event;
    if (this.#wasLong) {
      this.#wasLong = false;
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    const at = tipOf(target);
    if (at !== null && target instanceof Element && target.closest(PRESSED) === null) this.#show(at);
  }

  #focus(target: EventTarget | null): void {
    const at = tipOf(target);
    if (at !== null && at === target && at.matches(':focus-visible')) this.#show(at);
    else this.#readActive();
  }

  #press(key: string): void {
    if (key === 'Escape') this.#hide();
    else this.#readActive();
  }

  #scroll(): void {
    this.#hide();
    this.#readActive();
  }

  /** Shows the tip of the option or row that keys have moved to, once they rest. */
  #readActive(): void {
    const list = document.activeElement;
    if (activeOf(list) === null || !list?.matches(':focus-visible')) return;
    this.#hide();
    this.#later(REST, () => {
      const at = activeOf(list);
      if (at !== null) this.#show(at);
    });
  }

  #later(ms: number, act: () => void): void {
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => {
      this.#timer = 0;
      act();
    }, ms);
  }

  #show(at: Element): void {
    const words = at.getAttribute('data-tip') ?? '';
    this.#hide();
    if (words === '' || !at.isConnected || isReadable(at, words)) return;
    this.#at = at;
    this.#box.textContent = words;
    placeTip(this.#box, at.getBoundingClientRect());
  }

  #hide(): void {
    this.#stay();
    this.#at = null;
    if (this.#box.matches(':popover-open')) this.#box.hidePopover();
  }
}

/** Whether an element shows the words itself, in full. */
function isReadable(at: Element, words: string): boolean {
  const letters = (text: string): string => text.replace(/\s/g, '');
  return letters(at.textContent ?? '').includes(letters(words)) && !isCut(at);
}

/** The option or row that keys have moved to, in a list that keeps the focus itself. */
function activeOf(list: EventTarget | null): Element | null {
  const id = list instanceof Element ? list.getAttribute('aria-activedescendant') : null;
  return id === null ? null : document.getElementById(id);
}

function isIn({ left, right, top, bottom }: DOMRect, { clientX: x, clientY: y }: PointerEvent): boolean {
  return x >= left && x <= right && y >= top && y <= bottom;
}

/** The element with a tip that an event happened in. */
function tipOf(target: EventTarget | null): Element | null {
  return target instanceof Element ? target.closest('[data-tip]') : null;
}
